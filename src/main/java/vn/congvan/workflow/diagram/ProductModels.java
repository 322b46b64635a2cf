package vn.congvan.workflow.diagram;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;

/**
 * Remembers by file name which copy of each diagram the product brought last, and which one waits
 * for somebody's decision because an analyst's version is in force.
 */
@Component
public class ProductModels {

  /** The product's version that nobody has decided about yet. */
  public record HeldBack(String sha256, String text, Instant since) {}

  private final JdbcClient database;
  private final ProvinceClock clock;

  ProductModels(JdbcClient database, ProvinceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The copy that the product brought last; empty text where it never got through. */
  public Optional<String> last(String file) {
    return database
        .sql("select sha256 from deployed_model where name = ?")
        .param(file)
        .query(String.class)
        .optional();
  }

  /** From now on this is the product's last copy, and nothing is held back. */
  public void remember(String file, String sha256) {
    var now = Timestamp.from(clock.instant());
    var known =
        database
            .sql(
                "update deployed_model set sha256 = ?, deployed_at = ?, held_back_sha256 = null,"
                    + " held_back_at = null, held_back_text = null where name = ?")
            .params(sha256, now, file)
            .update();
    if (known == 0) {
      database
          .sql("insert into deployed_model (name, sha256, deployed_at) values (?, ?, ?)")
          .params(file, sha256, now)
          .update();
    }
  }

  /** Keeps the product's version until somebody decides; false if it was kept before. */
  public boolean holdBack(String file, String text) {
    var sha256 = sha256(text);
    var before = heldBack(file);
    if (before.isPresent() && before.get().sha256().equals(sha256)) {
      return false;
    }
    var now = Timestamp.from(clock.instant());
    if (last(file).isEmpty()) {
      database
          .sql("insert into deployed_model (name, sha256, deployed_at) values (?, '', ?)")
          .params(file, now)
          .update();
    }
    database
        .sql(
            "update deployed_model set held_back_sha256 = ?, held_back_at = ?, held_back_text = ?"
                + " where name = ?")
        .params(sha256, now, text, file)
        .update();
    return true;
  }

  /** The version that waits for a decision. */
  public Optional<HeldBack> heldBack(String file) {
    return database
        .sql(
            "select held_back_sha256, held_back_text, held_back_at from deployed_model"
                + " where name = ? and held_back_text is not null")
        .param(file)
        .query(
            (row, n) ->
                new HeldBack(
                    row.getString("held_back_sha256"),
                    row.getString("held_back_text"),
                    row.getTimestamp("held_back_at").toInstant()))
        .optional();
  }

  /** The files that wait for a decision. */
  public Set<String> heldBack() {
    return database
        .sql("select name from deployed_model where held_back_text is not null")
        .query(String.class)
        .set();
  }

  /** The fingerprint by which two copies are told apart. */
  public static String sha256(String text) {
    return DigestUtils.sha256Hex(text);
  }
}
