package vn.congvan.supervision;

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
import org.springframework.stereotype.Service;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Many documents at once, each in a transaction of its own: what fails for one is told for that
 * one, the others are done.
 */
@Service
public class BulkSupervision {

  private static final Logger log = LoggerFactory.getLogger(BulkSupervision.class);
  private static final int MOST = 100;
  private static final Sentence FAILED =
      new Sentence("Không thực hiện được vì lỗi hệ thống. Hãy thử lại sau.");

  /** What became of one document. */
  public record Result(UUID documentId, boolean done, @Nullable String message) {}

  private final SupervisedWork work;

  BulkSupervision(SupervisedWork work) {
    this.work = work;
  }

  /** Reminds those who have the documents. */
  public List<Result> remind(
      @Nullable List<UUID> documents, @Nullable String words, String personId, Locale locale) {
    return each(documents, locale, id -> work.remind(id, words, personId));
  }

  /** Gives the documents to another handler. */
  public List<Result> reassign(
      @Nullable List<UUID> documents,
      @Nullable UUID handlerPost,
      @Nullable String reason,
      String personId,
      Locale locale) {
    return each(documents, locale, id -> work.reassign(id, handlerPost, reason, personId));
  }

  /** Gives the documents to another unit of their agency. */
  public List<Result> giveToUnit(
      @Nullable List<UUID> documents,
      @Nullable String unitId,
      @Nullable String reason,
      String personId,
      Locale locale) {
    return each(documents, locale, id -> work.giveToUnit(id, unitId, reason, personId));
  }

  /** Gives the documents more time. */
  public List<Result> extend(
      @Nullable List<UUID> documents,
      @Nullable Instant until,
      @Nullable String reason,
      String personId,
      Locale locale) {
    return each(documents, locale, id -> work.extend(id, until, reason, personId));
  }

  /** To whom a document can be given. */
  public SupervisedWork.Receivers receivers(UUID documentId, String personId) {
    return work.receivers(documentId, personId);
  }

  private static List<Result> each(
      @Nullable List<UUID> documents, Locale locale, Consumer<UUID> act) {
    var ids = documents == null ? Set.<UUID>of() : new LinkedHashSet<>(documents);
    if (ids.size() > MOST) {
      throw new Refusal(
          new Sentence("Mỗi lần chỉ làm được tối đa %s văn bản. Hãy bỏ bớt dấu chọn.", MOST));
    }
    List<Result> results = new ArrayList<>();
    for (var id : ids) {
      try {
        act.accept(id);
        results.add(new Result(id, true, null));
      } catch (Refusal refusal) {
        results.add(new Result(id, false, refusal.in(locale)));
      } catch (RuntimeException trouble) {
        log.error("Document {} was not dealt with in bulk", id, trouble);
        results.add(new Result(id, false, FAILED.in(locale)));
      }
    }
    return results;
  }
}
