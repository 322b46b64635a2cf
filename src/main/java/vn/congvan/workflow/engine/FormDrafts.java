package vn.congvan.workflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.StaleDraft;

@UseCase
class FormDrafts implements Drafts {

  private static final int LONGEST = 100_000;
  private static final RowMapper<Draft> DRAFT =
      (row, n) ->
          new Draft(
              row.getObject("id", UUID.class),
              row.getString("task_id"),
              row.getInt("version"),
              row.getString("content"),
              row.getString("saved_by"));

  private final JdbcTemplate jdbc;
  private final ProvinceClock clock;
  private final Processes processes;
  private final ObjectMapper json;

  FormDrafts(JdbcTemplate jdbc, ProvinceClock clock, Processes processes, ObjectMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.processes = processes;
    this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  // A refusal rolls back here, unlike elsewhere: at a duplicate row PostgreSQL has ended the
  // transaction, and nothing has been changed before.
  @Override
  @Transactional
  @Recorded(false)
  public Draft save(String taskId, int basedOn, String content, String personId) {
    if (content.length() > LONGEST) {
      throw new Refusal("Nội dung biểu mẫu quá dài. Hãy rút gọn rồi lưu lại.");
    }
    var task =
        processes
            .task(taskId)
            .filter(found -> processes.maySee(personId, taskId))
            .orElseThrow(
                () ->
                    new NotFound(
                        "Công việc này đã hoàn thành hoặc không còn thuộc phạm vi của bạn."));
    if (!processes.mayWork(personId, taskId)) {
      throw new NotAllowed("Bạn cần nhận việc này trước khi nhập nội dung.");
    }
    var newest = newest(taskId).map(Draft::version).orElse(0);
    if (newest != basedOn) {
      throw new StaleDraft();
    }
    var draft = new Draft(UUID.randomUUID(), taskId, newest + 1, content, personId);
    try {
      jdbc.update(
          "insert into form_draft (id, task_id, process_instance_id, version, content, saved_by,"
              + " saved_at) values (?, ?, ?, ?, ?, ?, ?)",
          draft.id(),
          taskId,
          task.processInstanceId(),
          draft.version(),
          content,
          personId,
          Timestamp.from(clock.instant()));
    } catch (DuplicateKeyException savedMeanwhile) {
      throw new StaleDraft();
    }
    return draft;
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  @Override
  public Optional<Draft> newest(String taskId) {
    return jdbc
        .query(
            "select * from form_draft where task_id = ? order by version desc fetch first 1 rows"
                + " only",
            DRAFT,
            taskId)
        .stream()
        .findFirst();
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  @Override
  public void requireOwn(String taskId, @Nullable Object draftId) {
    if (newest(taskId).filter(draft -> draft.id().toString().equals(draftId)).isEmpty()) {
      throw new StaleDraft();
    }
  }

  @Override
  @Recorded(false)
  public <T> T take(String draftId, String processInstanceId, Class<T> type) {
    UUID id;
    try {
      id = UUID.fromString(draftId);
    } catch (IllegalArgumentException notAnId) {
      throw new StaleDraft();
    }
    var draft =
        jdbc
            .query(
                "select * from form_draft where id = ? and process_instance_id = ?",
                DRAFT,
                id,
                processInstanceId)
            .stream()
            .findFirst()
            .orElseThrow(StaleDraft::new);
    if (newest(draft.taskId()).map(Draft::version).orElse(0) != draft.version()) {
      throw new StaleDraft();
    }
    try {
      var typed = json.readValue(draft.content(), type);
      if (typed != null) {
        return typed;
      }
    } catch (JsonProcessingException wrongShape) {
      // The form saves what was typed as it is; a value of the wrong shape is told, not lost.
    }
    throw new Refusal(
        "Biểu mẫu có giá trị không đọc được. Hãy kiểm tra lại ngày tháng và các con số.");
  }
}
