package vn.congvan.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/** What was read out of the files that arrived, kept for the one who registers them. */
@UseCase
public class Readings {

  private final JdbcClient database;
  private final JdbcOperations batches;
  private final ObjectMapper json;
  private final ProvinceClock clock;

  Readings(JdbcClient database, JdbcOperations batches, ObjectMapper json, ProvinceClock clock) {
    this.database = database;
    this.batches = batches;
    this.json = json;
    this.clock = clock;
  }

  /** What the text of the document's file suggests; empty for a document that came without one. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Suggestions> of(UUID documentId) {
    return database
        .sql("select suggestions from reading where document_id = ?")
        .param(documentId)
        .query(String.class)
        .optional()
        .map(this::parsed);
  }

  /** Keeps a reading in the transaction in which its document arrives. */
  void keep(UUID documentId, Suggestions suggestions, String text) {
    keep(Map.of(documentId, suggestions), text);
  }

  /** Keeps what is said of several documents with the same text. */
  void keep(Map<UUID, Suggestions> suggestions, String text) {
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    batches.batchUpdate(
        "insert into reading (document_id, read_at, suggestions, text) values (?, ?, ?, ?)",
        suggestions.entrySet().stream()
            .map(each -> new Object[] {each.getKey(), at, printed(each.getValue()), text})
            .toList());
  }

  /** Forgets what was read, where it may not be kept. */
  void forget(UUID documentId) {
    database.sql("delete from reading where document_id = ?").param(documentId).update();
  }

  private Suggestions parsed(String suggestions) {
    try {
      return json.readValue(suggestions, Suggestions.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A reading in the database is no JSON of ours", e);
    }
  }

  private String printed(Suggestions suggestions) {
    try {
      return json.writeValueAsString(suggestions);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A reading cannot be written as JSON", e);
    }
  }
}
