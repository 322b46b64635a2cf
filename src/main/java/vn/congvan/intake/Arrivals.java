package vn.congvan.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.NewArrival;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.Urgency;
import vn.congvan.intake.ArrivalView.Marks;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Processes;

/** The list of everything that was ever delivered, and what became of it. */
@UseCase
public class Arrivals {

  /** How many arrivals a page of the list has. */
  public static final int PAGE = 50;

  private static final int LONGEST_REASON = 1000;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(ProvinceClock.ZONE);

  private static final String SELECT =
      """
      select a.*, d.state as document_state, d.number, d.symbol, d.issued_on, d.issuer_name, d.subject, d.secrecy, p.full_name as receiver_name, q.full_name as decider_name
      from arrival a left join document d on d.id = a.document_id left join person p on p.id = a.received_by
        left join person q on q.id = a.decided_by
      """;

  private static final String INSERT =
      """
      insert into arrival
        (id, agency_id, channel, message_id, received_at, received_by, state, file_name, sha256, size, reason,
         cause, identifier, document_id)
      values
        (:id, :agency, :channel, :message, :at, :by, :state, :name, :sha256, :size, :reason, :cause, :identifier,
         :document)
      """;

  private final JdbcClient database;
  private final NamedParameterJdbcOperations batches;
  private final Documents documents;
  private final Readings readings;
  private final SignatureChecks signatures;
  private final Contents contents;
  private final ContentStore store;
  private final Processes processes;
  private final ProvinceClock clock;
  private final ApplicationEventPublisher events;

  Arrivals(
      JdbcClient database,
      NamedParameterJdbcOperations batches,
      Documents documents,
      Readings readings,
      SignatureChecks signatures,
      Contents contents,
      ContentStore store,
      Processes processes,
      ProvinceClock clock,
      ApplicationEventPublisher events) {
    this.database = database;
    this.batches = batches;
    this.documents = documents;
    this.readings = readings;
    this.signatures = signatures;
    this.contents = contents;
    this.store = store;
    this.processes = processes;
    this.clock = clock;
    this.events = events;
  }

  /**
   * The newest arrivals of an agency, of one state or of all, in pages of fifty beginning with 0.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<ArrivalView> of(String agencyId, @Nullable ArrivalState state, int page) {
    return database
        .sql(
            SELECT
                + """
                where a.agency_id = :agency and (cast(:state as varchar(15)) is null or a.state = :state)
                order by a.received_at desc, a.id
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
        .sql(SELECT + "where a.id = ?")
        .param(arrivalId)
        .query(Arrivals::view)
        .optional()
        .orElseThrow(Arrivals::unknown);
  }

  /** The arrival that a delivery became, if it was brought before. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  Optional<ArrivalView> before(Delivery delivery) {
    return database
        .sql(SELECT + "where a.agency_id = ? and a.channel = ? and a.message_id = ?")
        .param(delivery.agencyId())
        .param(delivery.channel().name())
        .param(delivery.messageId())
        .query(Arrivals::view)
        .optional();
  }

  /** What was set apart, as it was once delivered; its content lies in the content store. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  Delivery held(UUID arrivalId) {
    return database
        .sql("select * from arrival where id = ? and state = 'QUARANTINED'")
        .param(arrivalId)
        .query(this::delivery)
        .optional()
        .orElseThrow(DecidedMeanwhile::new);
  }

  /**
   * Makes arrival, document, reading and process of an accepted file: all of them or, whatever
   * fails, none.
   */
  // Unlike other use cases this one changes first: the row under the message id shuts out every
  // repetition.
  @Transactional
  Receipt accept(
      Delivery delivery,
      Deciding deciding,
      ArrivedFile file,
      Suggestions suggestions,
      String text,
      boolean signed) {
    var arrivalId =
        note(
            delivery,
            deciding,
            file.name(),
            ArrivalState.ACCEPTED,
            file.sha256(),
            file.size(),
            null,
            null);
    var received = deciding.held() == null ? clock.instant() : get(arrivalId).receivedAt();
    var lateEntry = month(received).isBefore(month(clock.instant()));
    var documentId =
        documents.arrive(
            new NewArrival(
                delivery.agencyId(),
                delivery.channel(),
                // What is let in after its month has ended counts in the month that runs: the
                // figures of the ended one do not move any more.
                lateEntry ? clock.instant() : received,
                List.of(file),
                delivery.by(),
                delivery.identifier()));
    if (lateEntry) {
      documents.record(
          documentId,
          deciding.by(),
          EventKind.NOTICE,
          "Tệp được chuyển đến lúc "
              + MOMENT.format(received)
              + " và bị giữ lại để kiểm tra; ngày đến tính theo lúc tiếp nhận vì tháng trước đã chốt số liệu.");
    }
    readings.keep(documentId, suggestions, text);
    signatures.arrived(documentId, signed, delivery.by());
    if (deciding.notSecret()) {
      documents.record(documentId, deciding.by(), EventKind.STATED_NOT_SECRET, deciding.decision());
    }
    documents.startedProcess(
        documentId,
        processes.start(
            DocumentVariables.INCOMING_DOCUMENT,
            documentId.toString(),
            begun(documentId, delivery.agencyId(), suggestions)));
    database
        .sql("update arrival set document_id = ? where id = ?")
        .param(documentId)
        .param(arrivalId)
        .update();
    return new Receipt(
        arrivalId, ArrivalState.ACCEPTED, file.name(), documentId, null, null, false);
  }

  /**
   * Takes in what other agencies of the province send, in the transaction of the one who brings it:
   * its files were looked into when they came into the province. Returns the documents' ids in the
   * same order.
   */
  @Transactional
  public List<UUID> receiveAll(List<Transmission> sent) {
    var now = clock.instant();
    var documentIds =
        documents.arriveAll(
            sent.stream()
                .map(
                    each ->
                        new NewArrival(
                            each.agencyId(),
                            Channel.INTERNAL,
                            now,
                            each.files(),
                            each.by(),
                            each.identifier(),
                            each.said().bySender()))
                .toList());
    var lines = new ArrayList<SqlParameterSource>();
    var begun = new LinkedHashMap<String, Map<String, Object>>();
    var said = new LinkedHashMap<UUID, Suggestions>();
    for (var i = 0; i < sent.size(); i++) {
      var each = sent.get(i);
      var documentId = documentIds.get(i);
      lines.add(line(each, documentId));
      begun.put(documentId.toString(), begun(documentId, each.agencyId(), each.said()));
      said.put(documentId, each.said());
    }
    batches.batchUpdate(INSERT, lines.toArray(SqlParameterSource[]::new));
    readings.keep(said, "");
    signatures.ask(documentIds, ActingPerson.SYSTEM);
    processes
        .startAll(DocumentVariables.INCOMING_DOCUMENT, begun)
        .forEach(
            (documentId, instance) ->
                documents.startedProcess(UUID.fromString(documentId), instance));
    return documentIds;
  }

  private SqlParameterSource line(Transmission sent, UUID documentId) {
    var first = sent.files().stream().findFirst().orElseThrow();
    return line(
            new Delivery(
                sent.agencyId(),
                Channel.INTERNAL,
                sent.messageId(),
                first.name(),
                () -> store.open(first.sha256()),
                sent.identifier(),
                sent.by()),
            UUID.randomUUID())
        .addValue("state", ArrivalState.ACCEPTED.name())
        .addValue("name", first.name())
        .addValue("sha256", first.sha256())
        .addValue("size", sent.files().stream().mapToLong(ArrivedFile::size).sum())
        .addValue("reason", null)
        .addValue("cause", null)
        .addValue("document", documentId);
  }

  /** Notes that a file was refused, and why; of one that had been set apart nothing is kept. */
  @Transactional
  Receipt refuse(Delivery delivery, Deciding deciding, String fileName, long size, String reason) {
    var bytes = deciding.held() == null ? null : sha256Of(deciding.held());
    var arrivalId =
        note(delivery, deciding, fileName, ArrivalState.REFUSED, null, size, cut(reason), null);
    eraseUnlessNamed(bytes);
    return new Receipt(arrivalId, ArrivalState.REFUSED, fileName, null, cut(reason), null, false);
  }

  /** Notes that a file is kept apart, and why. */
  @Transactional
  Receipt setApart(
      Delivery delivery,
      Deciding deciding,
      String fileName,
      ContentStore.Stored stored,
      String reason,
      Cause cause) {
    var arrivalId =
        note(
            delivery,
            deciding,
            fileName,
            ArrivalState.QUARANTINED,
            stored.sha256(),
            stored.size(),
            cut(reason),
            cause);
    return new Receipt(
        arrivalId, ArrivalState.QUARANTINED, fileName, null, cut(reason), null, false);
  }

  /** Deletes for good what was set apart; its line stays, with the clerk's reason. */
  void delete(UUID arrivalId, String reason, String by) {
    var bytes = sha256Of(arrivalId);
    var deciding = new Deciding(arrivalId, by, "Xóa tệp: " + reason, false);
    tellForgotten("id", arrivalId);
    decide(deciding, ArrivalState.DELETED, null, null, get(arrivalId).reason(), null);
    eraseUnlessNamed(bytes);
  }

  /** Forgets the name and the bytes of the file that became the document. */
  void forgetFileOf(UUID documentId) {
    tellForgotten("document_id", documentId);
    database
        .sql("update arrival set sha256 = null, file_name = :name where document_id = :document")
        .param("name", "(tệp đã xóa)")
        .param("document", documentId)
        .update();
  }

  private void tellForgotten(String column, UUID id) {
    database
        .sql(
            "select agency_id, sha256, size from arrival where sha256 is not null and "
                + column
                + " = ?")
        .param(id)
        .query(
            (row, number) ->
                new FileForgotten(
                    row.getString("agency_id"), row.getString("sha256"), row.getLong("size")))
        .list()
        .forEach(events::publishEvent);
  }

  /** Whether any delivery still has these bytes. */
  @Transactional(readOnly = true)
  boolean isNamed(String sha256) {
    return database
            .sql("select count(*) from arrival where sha256 = ?")
            .param(sha256)
            .query(Long.class)
            .single()
        > 0;
  }

  private static YearMonth month(Instant moment) {
    return YearMonth.from(moment.atZone(ProvinceClock.ZONE));
  }

  private static Map<String, Object> begun(
      UUID documentId, String agencyId, Suggestions suggestions) {
    return Map.of(
        DocumentVariables.DOCUMENT_ID.name(),
        documentId.toString(),
        DocumentVariables.AGENCY_ID.name(),
        agencyId,
        DocumentVariables.PRIORITY.name(),
        priority(suggestions));
  }

  private void eraseUnlessNamed(@Nullable String sha256) {
    if (sha256 != null && !isNamed(sha256) && !documents.haveFile(sha256)) {
      contents.erase(sha256);
    }
  }

  private @Nullable String sha256Of(UUID arrivalId) {
    return database
        .sql("select sha256 from arrival where id = ? and sha256 is not null")
        .param(arrivalId)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private static String cut(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }

  static NotFound unknown() {
    return new NotFound("Không tìm thấy lần tiếp nhận này.");
  }

  // Urgent documents are to be registered at once (Decree 30/2020, Art. 4.2.c), so the stamp that
  // was read moves the clerk's task up; registration sets what counts.
  private static int priority(Suggestions suggestions) {
    var read = suggestions.urgency();
    return (read == null ? Optional.of(Urgency.NORMAL) : Urgency.of(Integer.parseInt(read.value())))
        .orElse(Urgency.NORMAL)
        .priority();
  }

  private UUID note(
      Delivery delivery,
      Deciding deciding,
      String fileName,
      ArrivalState state,
      @Nullable String sha256,
      long size,
      @Nullable String reason,
      @Nullable Cause cause) {
    var held = deciding.held();
    if (held != null) {
      decide(deciding, state, fileName, sha256, reason, cause);
      return held;
    }
    var id = UUID.randomUUID();
    batches.update(
        INSERT,
        line(delivery, id)
            .addValue("state", state.name())
            .addValue("name", fileName)
            .addValue("sha256", sha256)
            .addValue("size", size)
            .addValue("reason", reason)
            .addValue("cause", cause == null ? null : cause.name())
            .addValue("document", null));
    return id;
  }

  private MapSqlParameterSource line(Delivery delivery, UUID id) {
    return new MapSqlParameterSource("id", id)
        .addValue("agency", delivery.agencyId())
        .addValue("channel", delivery.channel().name())
        .addValue("message", delivery.messageId())
        .addValue("at", clock.instant().atOffset(ZoneOffset.UTC))
        .addValue("by", delivery.by())
        .addValue("identifier", delivery.identifier());
  }

  /** Decides anew about what was set apart; of two who do so at once, one is told. */
  private void decide(
      Deciding deciding,
      ArrivalState state,
      @Nullable String fileName,
      @Nullable String sha256,
      @Nullable String reason,
      @Nullable Cause cause) {
    var by = deciding.decision() == null ? null : deciding.by();
    var changed =
        database
            .sql(
                """
                update arrival set state = :state, file_name = coalesce(cast(:name as varchar(200)), file_name),
                  sha256 = :sha256, reason = :reason, cause = :cause,
                  decision = coalesce(cast(:decision as varchar(1000)), decision),
                  decided_by = coalesce(cast(:by as varchar(64)), decided_by),
                  decided_at = :at
                where id = :id and state = 'QUARANTINED'
                """)
            .param("id", deciding.held())
            .param("state", state.name())
            .param("name", fileName)
            .param("sha256", sha256)
            .param("reason", reason)
            .param("cause", cause == null ? null : cause.name())
            .param("decision", deciding.decision())
            .param("by", by)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (changed == 0) {
      throw new DecidedMeanwhile();
    }
  }

  private Delivery delivery(ResultSet row, int number) throws SQLException {
    var sha256 = row.getString("sha256");
    return new Delivery(
        row.getString("agency_id"),
        Channel.valueOf(row.getString("channel")),
        row.getString("message_id"),
        row.getString("file_name"),
        () -> store.open(sha256),
        row.getString("identifier"),
        row.getString("received_by"));
  }

  private static ArrivalView view(ResultSet row, int number) throws SQLException {
    Instant at = Moments.of(row, "received_at");
    var cause = row.getString("cause");
    var documentState = row.getString("document_state");
    return new ArrivalView(
        row.getObject("id", UUID.class),
        row.getString("agency_id"),
        Channel.valueOf(row.getString("channel")),
        at,
        row.getString("received_by"),
        row.getString("receiver_name"),
        ArrivalState.valueOf(row.getString("state")),
        row.getString("file_name"),
        row.getLong("size"),
        row.getString("reason"),
        cause == null ? null : Cause.valueOf(cause),
        row.getString("decision"),
        row.getString("decider_name"),
        row.getObject("document_id", UUID.class),
        documentState == null ? null : DocumentState.valueOf(documentState),
        documentState == null || row.getInt("secrecy") > 0 ? null : marks(row));
  }

  private static @Nullable Marks marks(ResultSet row) throws SQLException {
    var written = DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol"));
    var subject = row.getString("subject");
    return written.isEmpty() && subject == null
        ? null
        : new Marks(
            written,
            row.getObject("issued_on", LocalDate.class),
            row.getString("issuer_name"),
            subject);
  }
}
