package vn.congvan.document;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.shared.FoldedText;

/** The document of one agency; it guards its own states. */
@Entity
public class Document {

  @Id private UUID id;
  private String agencyId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Direction direction;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private DocumentState state;

  private @Nullable String identifier;
  private @Nullable String typeCode;
  private @Nullable String number;
  private @Nullable String symbol;
  private @Nullable LocalDate issuedOn;
  private @Nullable String issuerAgencyId;
  private @Nullable String issuerName;
  private @Nullable String issuerLevel;

  @Column(length = 500)
  private @Nullable String subject;

  @Column(length = 600)
  private @Nullable String foldedSubject;

  private @Nullable String field;
  private @Nullable String language;
  private @Nullable Integer pages;
  private @Nullable Integer copies;
  private int urgency;
  private int secrecy;
  private @Nullable String signerName;
  private @Nullable String signerPosition;
  private @Nullable String note;
  private @Nullable String toPlaces;
  private Instant arrivedAt;
  private @Nullable Long arrivalNumber;
  private @Nullable Integer arrivalYear;
  private @Nullable UUID registerId;
  private @Nullable Instant registeredAt;
  private @Nullable String registeredBy;
  private @Nullable Instant forwardedAt;

  @Column(length = Receivers.LONGEST)
  private @Nullable String forwardedTo;

  private @Nullable Instant dueAt;
  private @Nullable Instant originalDueAt;
  private boolean duePaused;
  private @Nullable Instant closedAt;
  private @Nullable String closeReason;
  private @Nullable Instant takenBackAt;

  @Enumerated(EnumType.STRING)
  private @Nullable DocumentState closedAs;

  private @Nullable String processInstanceId;
  @Version private @Nullable Integer version;

  @OneToMany(mappedBy = "document", cascade = CascadeType.PERSIST, orphanRemoval = true)
  @OrderBy("ordinal")
  private List<Attachment> attachments = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Document() {}

  Document(NewArrival arrival) {
    this.id = UUID.randomUUID();
    this.agencyId = arrival.agencyId();
    this.direction = Direction.IN;
    this.state = DocumentState.RECEIVED;
    this.identifier = arrival.identifier();
    this.arrivedAt = arrival.arrivedAt();
    if (arrival.said() != null) {
      describe(arrival.said());
    }
    for (var file : arrival.files()) {
      attachments.add(
          new Attachment(
              this, file, attachments.size() + 1, arrival.arrivedAt(), arrival.addedBy()));
    }
  }

  Document(NewDraft draft, Instant at) {
    this.id = UUID.randomUUID();
    this.agencyId = draft.agencyId();
    this.direction = Direction.OUT;
    this.state = DocumentState.DRAFTING;
    this.issuerAgencyId = draft.agencyId();
    this.arrivedAt = at;
    describe(draft.typeCode(), draft.subject(), draft.field(), draft.urgency());
  }

  private void describe(NewArrival.Said said) {
    number = said.number();
    symbol = said.symbol();
    issuedOn = said.issuedOn();
    issuerName = said.issuerName();
    typeCode = said.typeCode();
    subject = said.subject();
    foldedSubject = subject == null ? null : FoldedText.of(subject);
    urgency = said.urgency();
  }

  /** What it is about; until it is signed. */
  void describe(String typeCode, String subject, @Nullable String field, int urgency) {
    this.typeCode = typeCode;
    this.subject = subject;
    this.foldedSubject = FoldedText.of(subject);
    this.field = field;
    this.urgency = urgency;
  }

  void inReview() {
    become(DocumentState.IN_REVIEW);
  }

  void awaitingSignature() {
    become(DocumentState.AWAITING_SIGNATURE);
  }

  void backToDrafter() {
    become(DocumentState.DRAFTING);
  }

  /** It has its number and its date; both stay with it (Decree 30/2020, Art. 15). */
  void numbered(OutgoingNumber given, LocalDate on) {
    number = given.asPrinted();
    symbol = given.symbol();
    issuedOn = on;
    registerId = given.registerId();
    arrivalNumber = given.number();
    arrivalYear = given.year();
  }

  /** Its number was voided: the next signature takes another one. */
  void withoutNumber() {
    number = null;
    symbol = null;
    issuedOn = null;
    registerId = null;
    arrivalNumber = null;
    arrivalYear = null;
  }

  void signed(String signer, String position) {
    become(DocumentState.SIGNED);
    signerName = signer;
    signerPosition = position;
  }

  void issue(Instant at, String by, @Nullable String to) {
    become(DocumentState.ISSUED);
    registeredAt = at;
    registeredBy = by;
    toPlaces = to;
    closedAt = at;
  }

  void issuedCopies(int number) {
    copies = number;
  }

  void drop(Instant at, String reason) {
    become(DocumentState.DROPPED);
    closedAt = at;
    closeReason = reason;
  }

  void recall(Instant at, String reason) {
    takeBack(DocumentState.RECALLED, at, reason);
  }

  void replace(Instant at, String reason) {
    takeBack(DocumentState.REPLACED, at, reason);
  }

  /** What was done before it is taken back was done when it was. */
  private void takeBack(DocumentState next, Instant at, String reason) {
    var before = state;
    become(next);
    takenBackAt = at;
    if (closedAt == null) {
      closedAt = at;
    } else {
      closedAs = before;
    }
    closeReason = reason;
  }

  /** Puts these files in place of those it has; the first one is the document itself. */
  void holdFiles(List<ArrivedFile> files, Instant at, String by) {
    attachments.clear();
    for (var file : files) {
      attachments.add(new Attachment(this, file, attachments.size() + 1, at, by));
    }
    pages = pagesOfFiles();
  }

  /** Which way it goes. */
  public Direction direction() {
    return direction;
  }

  void startedProcess(String processInstanceId) {
    this.processInstanceId = processInstanceId;
  }

  void register(Particulars entered, ArrivalNumber arrival, Instant at, String by) {
    become(DocumentState.REGISTERED);
    typeCode = entered.typeCode();
    number = entered.number();
    symbol = entered.symbol();
    // What a channel brought counts where the clerk entered nothing else.
    identifier = entered.identifier() == null ? identifier : entered.identifier();
    issuedOn = entered.issuedOn();
    issuerAgencyId = entered.issuerAgencyId();
    issuerName = entered.issuerName();
    issuerLevel = entered.issuerLevel();
    subject = entered.subject();
    foldedSubject = subject == null ? null : FoldedText.of(subject);
    field = entered.field();
    language = entered.language();
    // Field 10 is filled by the system (Decree 30/2020, Appendix VI part II).
    pages = entered.pages() == null ? pagesOfFiles() : entered.pages();
    copies = entered.copies();
    urgency = entered.urgency();
    secrecy = entered.secrecy();
    signerName = entered.signerName();
    signerPosition = entered.signerPosition();
    toPlaces = entered.toPlaces();
    note = entered.note();
    renumber(arrival, at, by);
  }

  /** Whether it came with any file; a document on paper has none. */
  public boolean hasFiles() {
    return !attachments.isEmpty();
  }

  void removeFiles() {
    attachments.clear();
  }

  private @Nullable Integer pagesOfFiles() {
    var counted =
        attachments.stream().map(file -> file.view().pages()).filter(Objects::nonNull).toList();
    return counted.isEmpty() ? null : counted.stream().mapToInt(Integer::intValue).sum();
  }

  void renumber(ArrivalNumber arrival, Instant at, String by) {
    registerId = arrival.registerId();
    arrivalNumber = arrival.number();
    arrivalYear = arrival.year();
    registeredAt = at;
    registeredBy = by;
  }

  void inDirection(Instant at, String to) {
    become(DocumentState.IN_DIRECTION);
    forwarded(at, to);
  }

  void inWork(Instant at, @Nullable String to) {
    become(DocumentState.IN_WORK);
    if (to != null) {
      forwarded(at, to);
    }
  }

  void backToClerk() {
    become(DocumentState.REGISTERED);
  }

  void confirming() {
    become(DocumentState.CONFIRMING);
  }

  void close(Instant at, String reason) {
    become(DocumentState.CLOSED);
    closedAt = at;
    closeReason = reason;
  }

  void note(Instant at, @Nullable String reason) {
    become(DocumentState.NOTED);
    closedAt = at;
    closeReason = reason;
  }

  void returnToSender(Instant at, String reason) {
    become(DocumentState.RETURNED);
    closedAt = at;
    closeReason = reason;
  }

  void dueAt(Instant dueAt) {
    this.dueAt = dueAt;
    if (originalDueAt == null) {
      originalDueAt = dueAt;
    }
  }

  void duePaused(boolean paused) {
    this.duePaused = paused;
  }

  private void forwarded(Instant at, String to) {
    if (forwardedAt == null) {
      forwardedAt = at;
    }
    forwardedTo = to;
  }

  private void become(DocumentState next) {
    if (!state.mayBecome(next)) {
      throw new WrongState(state);
    }
    state = next;
  }

  /** The id. */
  public UUID id() {
    return id;
  }

  /** The agency that it came to or that issues it, which is also its tenant. */
  public String agencyId() {
    return agencyId;
  }

  /** Where it stands. */
  public DocumentState state() {
    return state;
  }

  /** The number of its register, or null while it is not registered. */
  public @Nullable ArrivalNumber arrivalNumber() {
    return registerId == null || arrivalYear == null || arrivalNumber == null
        ? null
        : new ArrivalNumber(registerId, arrivalYear, arrivalNumber);
  }

  /** How urgent it is, 0 to 4. */
  public int urgency() {
    return urgency;
  }

  /** When it must be done, where that is known. */
  public @Nullable Instant dueAt() {
    return dueAt;
  }

  /** The instance of {@code incoming-document} or {@code outgoing-document} that works on it. */
  public @Nullable String processInstanceId() {
    return processInstanceId;
  }

  /** Everything about it, as other capabilities see it. */
  public DocumentView view() {
    return new DocumentView(
        id,
        agencyId,
        direction,
        state,
        identifier,
        typeCode,
        number,
        symbol,
        issuedOn,
        issuerAgencyId,
        issuerName,
        issuerLevel,
        subject,
        field,
        language,
        pages,
        copies,
        urgency,
        secrecy,
        signerName,
        signerPosition,
        toPlaces,
        note,
        arrivedAt,
        arrivalNumber(),
        registeredAt,
        registeredBy,
        forwardedAt,
        forwardedTo,
        dueAt,
        originalDueAt,
        closedAt,
        closeReason,
        processInstanceId,
        attachments.stream().map(Attachment::view).toList());
  }
}
