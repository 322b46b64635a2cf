package vn.congvan.delivery;

import static java.util.Objects.requireNonNull;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.Urgency;
import vn.congvan.intake.Arrivals;
import vn.congvan.intake.Suggestion;
import vn.congvan.intake.Suggestions;
import vn.congvan.intake.Transmission;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Processes;

/**
 * Brings documents to agencies of the province: no file travels, the receiver's document names the
 * same bytes. Everything it does in the receiver's agency it does as nobody.
 */
@Component
class InsideCourier implements Courier {

  static final String NAME = "INSIDE";

  private static final String SAID = "Theo thông tin của nơi gửi";
  private static final int LONGEST_REASON = 500;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter DAY_OF_IDENTIFIER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd");

  private final Documents documents;
  private final Arrivals arrivals;
  private final Directory directory;
  private final Processes processes;
  private final JdbcClient database;
  private final Notifications notifications;
  private final ProvinceClock clock;

  InsideCourier(
      Documents documents,
      Arrivals arrivals,
      Directory directory,
      Processes processes,
      JdbcClient database,
      Notifications notifications,
      ProvinceClock clock) {
    this.documents = documents;
    this.arrivals = arrivals;
    this.directory = directory;
    this.processes = processes;
    this.database = database;
    this.notifications = notifications;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reaches(Addressee receiver) {
    return receiver.kind() == RecipientKind.AGENCY
        && directory.agency(receiver.receiver()).isPresent();
  }

  @Override
  public Handed deliver(Parcel parcel) {
    return requireNonNull(deliverAll(List.of(parcel)).get(parcel.id()));
  }

  /** Brings documents to many receivers at once; returns what became of each parcel. */
  Map<UUID, Handed> deliverAll(List<Parcel> parcels) {
    var written = new HashMap<UUID, Written>();
    var received =
        arrivals.receiveAll(
            parcels.stream()
                .map(
                    parcel -> {
                      var sent = written.computeIfAbsent(parcel.documentId(), this::written);
                      return new Transmission(
                          parcel.receivingAgency(),
                          parcel.id() + "/" + parcel.round(),
                          sent.files(),
                          sent.identifier(),
                          sent.said(),
                          ActingPerson.SYSTEM);
                    })
                .toList());
    var handed = new HashMap<UUID, Handed>();
    for (var i = 0; i < parcels.size(); i++) {
      handed.put(parcels.get(i).id(), Handed.copy(received.get(i)));
    }
    return handed;
  }

  /** What all receivers of a document get. */
  private record Written(List<ArrivedFile> files, @Nullable String identifier, Suggestions said) {}

  private Written written(UUID documentId) {
    var sent = documents.view(documentId);
    var identifier = identifierOf(sent);
    return new Written(
        sent.files().stream()
            .map(
                file ->
                    new ArrivedFile(
                        file.name(), file.mediaType(), file.size(), file.sha256(), file.pages()))
            .toList(),
        identifier,
        said(sent, identifier));
  }

  @Override
  public boolean askBack(Parcel parcel, String reason) {
    var receivedId = received(parcel);
    documents.record(
        receivedId,
        ActingPerson.SYSTEM,
        EventKind.RECALL_ASKED,
        nameOf(parcel.senderId()) + ". Lý do: " + reason);
    tellClerks(parcel, NoticeKind.RECALL_ASKED, parcel.id() + "/" + parcel.round(), reason);
    processes.start(
        DeliveryVariables.ANSWER_RECALL,
        parcel.id().toString(),
        Map.of(
            DocumentVariables.DOCUMENT_ID.name(),
            receivedId.toString(),
            DocumentVariables.AGENCY_ID.name(),
            parcel.receivingAgency(),
            DocumentVariables.PRIORITY.name(),
            Urgency.of(documents.view(receivedId).urgency()).orElse(Urgency.NORMAL).priority()));
    return false;
  }

  @Override
  public void remind(Parcel parcel) {
    documents.record(
        received(parcel),
        ActingPerson.SYSTEM,
        EventKind.NOTICE,
        nameOf(parcel.senderId()) + " nhắc: văn bản đã gửi đến mà chưa được mở xem.");
    tellClerks(parcel, NoticeKind.DELIVERY_REMINDED, clock.instant().toString());
  }

  private void tellClerks(Parcel parcel, NoticeKind kind, String occasion, String... more) {
    var receivedId = received(parcel);
    var words = Stream.concat(Stream.of(nameOf(parcel.senderId())), Stream.of(more));
    notifications.tell(
        Notice.about(
                kind,
                parcel.receivingAgency(),
                receivedId,
                List.of(Role.CLERK.at(parcel.receivingAgency())),
                occasion,
                words.toArray(String[]::new))
            .urgency(documents.view(receivedId).urgency()));
  }

  @Override
  public boolean amend(Parcel earlier, Amendment amendment, String reason) {
    var receivedId = received(earlier);
    var copy = documents.lock(receivedId);
    if (!amendment.freezes()) {
      documents.record(receivedId, ActingPerson.SYSTEM, EventKind.CORRECTED, reason);
      return false;
    }
    if (copy.state() == DocumentState.RECALLED) {
      return true;
    }
    if (!copy.state().mayBecome(DocumentState.RECALLED)) {
      return false;
    }
    documents.recall(
        receivedId,
        ActingPerson.SYSTEM,
        String.valueOf(DeliveryLedger.cut(reason, LONGEST_REASON)));
    return true;
  }

  /** The document in one line, as others are told about it. */
  String describe(DocumentView sent) {
    var on = sent.issuedOn();
    return sent.numberAndSymbol()
        + (on == null ? "" : " ngày " + DAY.format(on))
        + " của "
        + nameOf(sent.agencyId());
  }

  private Suggestions said(DocumentView sent, @Nullable String identifier) {
    return new Suggestions(
        said(sent.number()),
        said(sent.symbol()),
        said(identifier),
        said(sent.issuedOn()),
        said(nameOf(sent.agencyId())),
        said(sent.typeCode()),
        said(sent.subject()),
        said(sent.signerName()),
        said(sent.signerPosition()),
        said(sent.urgency()),
        said(sent.secrecy()));
  }

  private static @Nullable Suggestion said(@Nullable Object value) {
    return value == null
        ? null
        : new Suggestion(value.toString(), Suggestion.Confidence.HIGH, SAID);
  }

  /** The sender's code, the day, and number and symbol (QCVN 102, DocumentId). */
  private @Nullable String identifierOf(DocumentView sent) {
    var on = sent.issuedOn();
    if (sent.identifier() != null || on == null) {
      return sent.identifier();
    }
    var code =
        database
            .sql(
                """
                select code from agency_code
                where agency_id = ? and scheme = 'qd20' and main and valid_to is null
                order by code fetch first 1 rows only
                """)
            .param(sent.agencyId())
            .query(String.class)
            .optional()
            .orElse(sent.agencyId());
    return code + "," + DAY_OF_IDENTIFIER.format(on) + "," + sent.numberAndSymbol();
  }

  private String nameOf(String agencyId) {
    return directory.agency(agencyId).map(Directory.Agency::name).orElse(agencyId);
  }

  private static UUID received(Parcel parcel) {
    var receivedId = parcel.receivedId();
    if (receivedId == null) {
      throw new IllegalStateException("Delivery " + parcel.id() + " has not arrived");
    }
    return receivedId;
  }
}
