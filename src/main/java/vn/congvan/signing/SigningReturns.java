package vn.congvan.signing;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Gives a document back unsigned, with the reason. */
@UseCase
public class SigningReturns {

  private static final int LONGEST_REASON = 1000;

  private final SigningDesk desk;
  private final SignatureAttempts attempts;
  private final JdbcClient database;
  private final ProvinceClock clock;

  SigningReturns(
      SigningDesk desk, SignatureAttempts attempts, JdbcClient database, ProvinceClock clock) {
    this.desk = desk;
    this.attempts = attempts;
    this.database = database;
    this.clock = clock;
  }

  /** Writes down why, before the task is completed. */
  @Recorded(false)
  public void explain(String taskId, String reason, String personId) {
    var job = desk.workable(taskId, personId);
    var text = reason.strip();
    if (text.isEmpty() || text.length() > LONGEST_REASON) {
      throw new Refusal(
          "Chưa có lý do trả lại.",
          Map.of("reason", new Sentence("Nhập lý do, tối đa %s ký tự.", LONGEST_REASON)));
    }
    requireNothingOut(job.documentId());
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var changed =
        database
            .sql(
                """
                update signing_return set person_id = ?, reason = ?, written_at = ?
                where process_instance_id = ?
                """)
            .params(personId, text, now, job.task().processInstanceId())
            .update();
    if (changed == 0) {
      database
          .sql(
              """
              insert into signing_return
                (process_instance_id, document_id, person_id, reason, written_at)
              values (?, ?, ?, ?, ?)
              """)
          .params(job.task().processInstanceId(), job.documentId(), personId, text, now)
          .update();
    }
  }

  /**
   * The document goes back.
   *
   * @throws Refusal if a request is still out, or nobody said why
   */
  public void giveBack(UUID documentId, String processInstanceId, String personId) {
    requireNothingOut(documentId);
    var changed =
        database
            .sql(
                "update signing_return set returned_at = ? where process_instance_id = ? and"
                    + " person_id = ?")
            .params(clock.instant().atOffset(ZoneOffset.UTC), processInstanceId, personId)
            .update();
    if (changed == 0) {
      throw new Refusal("Hãy ghi lý do trả lại trước khi hoàn thành.");
    }
  }

  /** Why the document came back unsigned the last time. */
  @Recorded(false)
  public Optional<String> lastReason(UUID documentId) {
    return database
        .sql(
            "select reason from signing_return where document_id = ? and returned_at is not null"
                + " order by returned_at desc fetch first 1 row only")
        .param(documentId)
        .query(String.class)
        .optional();
  }

  private void requireNothingOut(UUID documentId) {
    if (attempts.out(documentId).isPresent()) {
      throw new Refusal(
          "Đang có một yêu cầu ký chờ trả lời. Hãy hủy yêu cầu đó trước khi trả lại văn bản.");
    }
  }
}
