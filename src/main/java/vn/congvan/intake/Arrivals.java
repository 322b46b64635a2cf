package vn.congvan.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.Urgency;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/** The list of everything that was ever delivered, and what became of it. */
@UseCase
public class Arrivals {

  /** How many arrivals a page of the list has. */
  public static final int PAGE = 50;

  private static final int LONGEST_REASON = 1000;

  private final JdbcClient database;
  private final Documents documents;
  private final Readings readings;
  private final Processes processes;
  private final ProvinceClock clock;

  Arrivals(
      JdbcClient database,
      Documents documents,
      Readings readings,
      Processes processes,
      ProvinceClock clock) {
    this.database = database;
    this.documents = documents;
    this.readings = readings;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * The newest arrivals of an agency, of one state or of all, in pages of fifty beginning with 0.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<ArrivalView> of(String agencyId, @Nullable ArrivalState state, int page) {
    return database
        .sql(
            """
            select * from arrival
            where agency_id = :agency and (cast(:state as varchar(15)) is null or state = :state)
            order by received_at desc, id
            limit :count offset :skip
            """)
        .param("agency", agencyId)
        .param("state", state == null ? null : state.name())
        .param("count", PAGE)
        .param("skip", (long) Math.max(0, page) * PAGE)
        .query(Arrivals::view)
        .list();
  }

  /** One arrival. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public ArrivalView get(UUID arrivalId) {
    return database
        .sql("select * from arrival where id = ?")
        .param(arrivalId)
        .query(Arrivals::view)
        .optional()
        .orElseThrow(() -> new NotFound("Không tìm thấy lần tiếp nhận này."));
  }

  /** The answer that a delivery got, if it was brought before. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  Optional<Receipt> answerTo(String agencyId, Channel channel, String messageId) {
    return database
        .sql("select * from arrival where agency_id = ? and channel = ? and message_id = ?")
        .param(agencyId)
        .param(channel.name())
        .param(messageId)
        .query(Arrivals::view)
        .optional()
        .map(
            row ->
                new Receipt(
                    row.id(), row.state(), row.fileName(), row.documentId(), row.reason(), false));
  }

  /**
   * Makes arrival, document, reading and process of an accepted file: all of them or, whatever
   * fails, none.
   */
  // Unlike other use cases this one changes first: the row under the message id shuts out every
  // repetition.
  @Transactional
  Receipt accept(Delivery delivery, ArrivedFile file, Suggestions suggestions, String text) {
    var arrivalId =
        insert(delivery, file.name(), ArrivalState.ACCEPTED, file.sha256(), file.size(), null);
    var documentId =
        documents.arrive(
            new NewArrival(
                delivery.agencyId(),
                delivery.channel(),
                clock.instant(),
                List.of(file),
                delivery.by(),
                delivery.identifier()));
    readings.keep(documentId, suggestions, text);
    var instance =
        processes.start(
            DocumentVariables.INCOMING_DOCUMENT,
            documentId.toString(),
            Map.of(
                DocumentVariables.DOCUMENT_ID.name(),
                documentId.toString(),
                DocumentVariables.AGENCY_ID.name(),
                delivery.agencyId(),
                DocumentVariables.PRIORITY.name(),
                priority(suggestions)));
    documents.startedProcess(documentId, instance);
    database
        .sql("update arrival set document_id = ? where id = ?")
        .param(documentId)
        .param(arrivalId)
        .update();
    return new Receipt(arrivalId, ArrivalState.ACCEPTED, file.name(), documentId, null, false);
  }

  /** Notes that a file was refused or quarantined, and why. */
  @Transactional
  Receipt turnAway(
      Delivery delivery,
      String fileName,
      ArrivalState state,
      @Nullable String sha256,
      long size,
      String reason) {
    var shortened = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    var arrivalId = insert(delivery, fileName, state, sha256, size, shortened);
    return new Receipt(arrivalId, state, fileName, null, shortened, false);
  }

  // Urgent documents are to be registered at once (Decree 30/2020, Art. 4.2.c), so the stamp that
  // was read moves the clerk's task up; registration sets what counts.
  private static int priority(Suggestions suggestions) {
    var read = suggestions.urgency();
    return (read == null ? Optional.of(Urgency.NORMAL) : Urgency.of(Integer.parseInt(read.value())))
        .orElse(Urgency.NORMAL)
        .priority();
  }

  private UUID insert(
      Delivery delivery,
      String fileName,
      ArrivalState state,
      @Nullable String sha256,
      long size,
      @Nullable String reason) {
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into arrival
              (id, agency_id, channel, message_id, received_at, received_by, state, file_name, sha256, size, reason)
            values
              (:id, :agency, :channel, :message, :at, :by, :state, :name, :sha256, :size, :reason)
            """)
        .param("id", id)
        .param("agency", delivery.agencyId())
        .param("channel", delivery.channel().name())
        .param("message", delivery.messageId())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", delivery.by())
        .param("state", state.name())
        .param("name", fileName)
        .param("sha256", sha256)
        .param("size", size)
        .param("reason", reason)
        .update();
    return id;
  }

  private static ArrivalView view(ResultSet row, int number) throws SQLException {
    Instant at = row.getObject("received_at", OffsetDateTime.class).toInstant();
    return new ArrivalView(
        row.getObject("id", UUID.class),
        row.getString("agency_id"),
        Channel.valueOf(row.getString("channel")),
        at,
        row.getString("received_by"),
        ArrivalState.valueOf(row.getString("state")),
        row.getString("file_name"),
        row.getLong("size"),
        row.getString("reason"),
        row.getObject("document_id", UUID.class));
  }
}
