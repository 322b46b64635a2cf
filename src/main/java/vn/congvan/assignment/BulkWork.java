package vn.congvan.assignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.Processes.OpenTask;

/**
 * One of many tasks that a person finishes in one go; each in a transaction of its own, which a
 * refusal undoes.
 */
@Service
@Transactional
@Recorded
public class BulkWork {

  private final Processes processes;
  private final Drafts drafts;
  private final ObjectMapper json;

  BulkWork(Processes processes, Drafts drafts, ObjectMapper json) {
    this.processes = processes;
    this.drafts = drafts;
    this.json = json;
  }

  /** Says of one document that it has been seen. */
  public void note(String taskId, String personId) {
    var task = workable(taskId, personId);
    if (!task.activityId().equals("noteAssignment")) {
      throw new Refusal("Chỉ xác nhận hàng loạt được những việc “Xem để biết”.");
    }
    processes.complete(taskId, personId, Map.of());
  }

  /** Allots one unit's assignment. */
  public void assign(String taskId, AllotmentForm form, String personId) {
    var task = workable(taskId, personId);
    if (!task.activityId().equals("assignHandler")) {
      throw new Refusal("Chỉ phân công hàng loạt được những việc “Phân công người xử lý”.");
    }
    var version = drafts.newest(taskId).map(Drafts.Draft::version).orElse(0);
    var draft = drafts.save(taskId, version, written(form), personId);
    processes.complete(
        taskId, personId, Map.of("allotment", "assign", "draftId", draft.id().toString()));
  }

  private OpenTask workable(String taskId, String personId) {
    var task =
        processes
            .task(taskId)
            .filter(found -> processes.maySee(personId, taskId))
            .orElseThrow(() -> new NotFound("Công việc này đã hoàn thành hoặc không còn nữa."));
    if (!processes.mayWork(personId, taskId)) {
      throw new NotAllowed("Công việc này không phải của bạn.");
    }
    return task;
  }

  private String written(AllotmentForm form) {
    try {
      return json.writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
