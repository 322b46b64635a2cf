package vn.congvan.signing;

import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;

/** Who has opened the pages of which signing task. */
@Component
class SigningReadings {

  private final JdbcClient database;
  private final ProvinceClock clock;

  SigningReadings(JdbcClient database, ProvinceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  boolean hasRead(String taskId, String personId) {
    return database
            .sql("select count(*) from signing_reading where task_id = ? and person_id = ?")
            .params(taskId, personId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Records the first opening; outside of a transaction, because two tabs may open at once. */
  void opened(String taskId, String personId, UUID documentId, String pagesSha256) {
    if (hasRead(taskId, personId)) {
      return;
    }
    try {
      database
          .sql(
              "insert into signing_reading (task_id, person_id, document_id, pages_sha256,"
                  + " opened_at) values (?, ?, ?, ?, ?)")
          .params(
              taskId, personId, documentId, pagesSha256, clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException alreadyOpen) {
      // Opened in two tabs at once: the first one counts.
    }
  }
}
