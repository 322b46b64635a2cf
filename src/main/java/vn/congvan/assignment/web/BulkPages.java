package vn.congvan.assignment.web;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.assignment.AllotmentForm;
import vn.congvan.assignment.BulkWork;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.Conflict;

/** Many tasks at once: what fails for one is told for that one, the others are done. */
@RestController
@RequestMapping("/api/tasks")
class BulkPages {

  private static final Logger log = LoggerFactory.getLogger(BulkPages.class);
  private static final int MOST = 100;
  private static final Sentence FAILED =
      new Sentence("Không thực hiện được vì lỗi hệ thống. Hãy thử lại sau.");

  record Noting(@Nullable List<String> taskIds) {}

  record Assigning(
      @Nullable List<String> taskIds,
      @Nullable UUID handlerPost,
      @Nullable String instruction,
      @Nullable Instant dueAt) {}

  /** What became of one task. */
  record Result(String taskId, boolean done, @Nullable String message) {}

  private final BulkWork work;

  BulkPages(BulkWork work) {
    this.work = work;
  }

  @PostMapping("/bulk-note")
  List<Result> note(@RequestBody Noting noting, Principal person, Locale locale) {
    return each(noting.taskIds(), locale, id -> work.note(id, person.getName()));
  }

  @PostMapping("/bulk-assign")
  List<Result> assign(@RequestBody Assigning assigning, Principal person, Locale locale) {
    var form =
        new AllotmentForm(
            assigning.handlerPost(),
            List.of(),
            assigning.instruction(),
            assigning.dueAt(),
            true,
            null);
    return each(assigning.taskIds(), locale, id -> work.assign(id, form, person.getName()));
  }

  private static List<Result> each(
      @Nullable List<String> taskIds, Locale locale, Consumer<String> act) {
    var ids = taskIds == null ? Set.<String>of() : new LinkedHashSet<>(taskIds);
    if (ids.size() > MOST) {
      throw new Refusal(new Sentence("Mỗi lần chỉ xử lý được tối đa %s việc.", MOST));
    }
    List<Result> results = new ArrayList<>();
    for (var id : ids) {
      try {
        onceMore(id, act);
        results.add(new Result(id, true, null));
      } catch (Refusal refusal) {
        results.add(new Result(id, false, refusal.in(locale)));
      } catch (RuntimeException trouble) {
        if (Conflict.isCauseOf(trouble)) {
          results.add(new Result(id, false, Conflict.MESSAGE.in(locale)));
          continue;
        }
        log.error("Task {} was not done in bulk", id, trouble);
        results.add(new Result(id, false, FAILED.in(locale)));
      }
    }
    return results;
  }

  /** What somebody else changed at the same time was undone, and is tried once more. */
  private static void onceMore(String id, Consumer<String> act) {
    try {
      act.accept(id);
    } catch (RuntimeException trouble) {
      if (!Conflict.isCauseOf(trouble)) {
        throw trouble;
      }
      act.accept(id);
    }
  }
}
