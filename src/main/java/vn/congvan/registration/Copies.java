package vn.congvan.registration;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.organization.SigningAuthority.Capacity;
import vn.congvan.print.CopyRow;
import vn.congvan.print.RegisterHeader;
import vn.congvan.registration.CopyKind.Medium;
import vn.congvan.registration.RegisterDesk.Lines;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.signing.SignatureKind;
import vn.congvan.signing.SigningVariables;
import vn.congvan.workflow.Processes;

/**
 * Copies of documents: made by the clerk when somebody who signs for the agency has authorised it,
 * under one series of numbers for all kinds (Decree 30/2020, Art. 25 to 27 and Appendix I, Part
 * II).
 */
@UseCase
public class Copies {

  private static final int MOST_COPIES = 9999;
  private static final int PRIORITY = 50;
  private static final int LONGEST_REASON = 500;

  private final YearBooks books;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final SigningAuthority authority;
  private final CopySheets sheets;
  private final CopyClocks clocks;
  private final Processes processes;
  private final JdbcClient database;
  private final RegisterDesk desk;
  private final ProvinceClock clock;

  Copies(
      YearBooks books,
      Documents documents,
      Access access,
      Directory directory,
      SigningAuthority authority,
      CopySheets sheets,
      CopyClocks clocks,
      Processes processes,
      JdbcClient database,
      RegisterDesk desk,
      ProvinceClock clock) {
    this.books = books;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.authority = authority;
    this.sheets = sheets;
    this.clocks = clocks;
    this.processes = processes;
    this.database = database;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * What is to be copied.
   *
   * @param extract the pages of an extract, or its part in words where the original has no file
   * @param copies how many on paper
   * @param recipients who gets it, separated by semicolons
   * @param reason what for, and by what paper it was asked
   * @param capacityKey who authorised it, as what he signs
   */
  public record Order(
      @Nullable CopyKind kind,
      @Nullable Medium source,
      @Nullable Medium target,
      @Nullable String extract,
      @Nullable Integer copies,
      @Nullable String recipients,
      @Nullable String reason,
      @Nullable String capacityKey) {}

  /** A copy as its lists show it. */
  public record Copy(
      UUID id,
      UUID documentId,
      CopyKind kind,
      String numberAndSymbol,
      LocalDate dated,
      Medium source,
      Medium target,
      @Nullable String extract,
      @Nullable Integer copies,
      String recipients,
      String reason,
      String authorisedName,
      String authorisedAs,
      String original,
      int secrecy,
      @Nullable String subject,
      @Nullable String signedSha256,
      @Nullable String voidReason) {

    /** Whether its number was voided. */
    public boolean isVoid() {
      return voidReason != null;
    }

    /** Whether it bears the agency's signature. */
    public boolean isSigned() {
      return signedSha256 != null;
    }

    /** Why it was made, as the register tells it. */
    public @Nullable String reasonToTell() {
      return Secrecy.wordsToTell(secrecy, reason);
    }

    /** Why its number was voided, as the register tells it. */
    public @Nullable String voidReasonToTell() {
      return Secrecy.wordsToTell(secrecy, voidReason);
    }

    /** Which part of the original it is of, as the register tells it. */
    public @Nullable String extractToTell() {
      return Secrecy.wordsToTell(secrecy, extract);
    }

    /** What the document is about, in words for a screen. */
    public @Nullable String subject(Locale locale) {
      return Secrecy.subjectToTell(secrecy, subject, locale);
    }

    /** The copy as the register prints it. */
    public CopyRow row() {
      var extracted = extractToTell();
      var why = reasonToTell();
      var whyVoid = voidReasonToTell();
      return new CopyRow(
          numberAndSymbol,
          dated,
          kind.in(Locale.ROOT)
              + (target == Medium.ELECTRONIC ? " điện tử" : "")
              + (extracted == null ? "" : " (" + extracted + ")")
              + ": "
              + Stream.of(original, subject)
                  .filter(part -> part != null && !part.isBlank())
                  .collect(Collectors.joining(", ")),
          authorisedName,
          recipients,
          why == null ? "" : why,
          isVoid() ? null : copies,
          isVoid() ? "Hủy số" + (whyVoid == null ? "" : ": " + whyVoid) : null);
    }
  }

  /** What the clerk's page offers. */
  public record Choices(
      DocumentView document, List<Capacity> authorisers, boolean hasPages, List<Copy> made) {}

  /** Pages of a copy. */
  public record Sheet(byte[] pdf, String name) {}

  /** What the clerk may choose from for a copy of the document. */
  @Recorded(false)
  public Choices choices(UUID documentId, String personId) {
    var document = copyable(documentId, personId);
    return new Choices(
        document,
        authorisers(document.agencyId()),
        sheets.main(document).isPresent(),
        of(documentId));
  }

  /** Makes a copy and gives it its number; returns its id. */
  public UUID make(UUID documentId, Order order, String personId) {
    var document = copyable(documentId, personId);
    var faults = new LinkedHashMap<String, Sentence>();
    var kind = chosen(order.kind(), "kind", new Sentence("Chọn hình thức sao."), faults);
    var source =
        chosen(order.source(), "source", new Sentence("Chọn bản gốc là giấy hay điện tử."), faults);
    var target =
        chosen(order.target(), "target", new Sentence("Chọn bản sao giấy hay điện tử."), faults);
    if (kind != null && source != null && target != null && !kind.allows(source, target)) {
      faults.put(
          "target",
          new Sentence(
              "Văn bản điện tử không sao y, sao lục sang điện tử (Điều 25); hãy gửi chính văn bản điện tử, hoặc sao sang giấy."));
    }
    if (target == Medium.ELECTRONIC && sheets.main(document).isEmpty()) {
      faults.put("target", new Sentence("Văn bản này không có tệp PDF để làm bản sao điện tử."));
    }
    var extract = text(order.extract());
    if (kind == CopyKind.TRS && (extract.isEmpty() || extract.length() > 200)) {
      faults.put("extract", new Sentence("Ghi phần được trích, tối đa 200 ký tự."));
    }
    if (target == Medium.PAPER
        && (order.copies() == null || order.copies() < 1 || order.copies() > MOST_COPIES)) {
      faults.put("copies", new Sentence("Nhập số bản, từ 1 đến %s.", MOST_COPIES));
    }
    var recipients = text(order.recipients());
    if (recipients.isEmpty() || recipients.length() > 1000) {
      faults.put("recipients", new Sentence("Nhập nơi nhận, tối đa 1000 ký tự."));
    }
    var reason = text(order.reason());
    if (reason.isEmpty() || reason.length() > 300) {
      faults.put("reason", new Sentence("Nhập lý do sao, tối đa 300 ký tự."));
    }
    var capacity = authorised(document.agencyId(), order.capacityKey());
    if (capacity.isEmpty()) {
      faults.put(
          "capacityKey", new Sentence("Chọn người có thẩm quyền đã cho phép sao (Điều 27)."));
    }
    if (!faults.isEmpty() || kind == null || source == null || target == null) {
      throw new Refusal("Chưa cấp được bản sao, hãy xem lại các ô được đánh dấu.", faults);
    }
    if (kind == CopyKind.TRS) {
      sheets.main(document).ifPresent(file -> PageChoice.parse(extract, sheets.pagesOf(file)));
    }
    return enter(
        document,
        kind,
        new Order(
            kind,
            source,
            target,
            kind == CopyKind.TRS ? extract : null,
            target == Medium.PAPER ? order.copies() : null,
            recipients,
            reason,
            null),
        capacity.orElseThrow(),
        personId);
  }

  /**
   * The pages of a copy, to be printed, signed and sealed, or as the agency's key has signed them.
   */
  public Sheet sheet(UUID copyId, String personId) {
    var copy = clerks(copyId, personId);
    var pdf = sheets.pages(copy);
    documents.record(
        copy.documentId(), personId, EventKind.DOWNLOADED, "Bản sao " + copy.numberAndSymbol());
    return new Sheet(pdf, CopySheets.fileName(copy));
  }

  /** Has the clerks sign an electronic copy with the agency's key, where nobody is at it. */
  public void sign(UUID copyId, String personId) {
    var copy = locked(copyId, personId);
    if (copy.target() != Medium.ELECTRONIC || copy.isSigned() || copy.isVoid()) {
      throw new Refusal("Bản sao này không chờ ký số của cơ quan.");
    }
    if (!processes.tasksFor(List.of(copyId.toString())).isEmpty()) {
      throw new Refusal(
          "Bản sao này đang chờ ký; hãy mở việc “Ký văn bản” trong danh sách việc của văn thư.");
    }
    askForSignature(copyId, documents.view(copy.documentId()));
    clocks.follow(copy, personId);
  }

  /**
   * Voids the number of a copy that is not given out after all; its line stays in the register with
   * the reason.
   */
  public void drop(UUID copyId, @Nullable String reason, String personId) {
    var copy = locked(copyId, personId);
    if (copy.isVoid()) {
      throw new Refusal("Số của bản sao này đã hủy.");
    }
    if (copy.isSigned()) {
      throw new Refusal(
          "Bản sao đã ký số của cơ quan nên số của bản sao không hủy được; hãy thông báo cho nơi đã nhận.");
    }
    if (!processes.tasksFor(List.of(copyId.toString())).isEmpty()) {
      throw new Refusal(
          "Bản sao này đang chờ ký; hãy trả lại ở việc “Ký văn bản” trước, rồi hủy số.");
    }
    var why = text(reason);
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new Refusal(
          "Chưa hủy số bản sao: hãy nêu lý do.",
          Map.of("voidReason", new Sentence("Nhập lý do, tối đa %s ký tự.", LONGEST_REASON)));
    }
    books.voidEntry(copyId, why);
    database
        .sql(
            """
            update document_copy set void_reason = :reason, voided_at = :at, voided_by = :by
            where id = :id
            """)
        .param("reason", why)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", personId)
        .param("id", copyId)
        .update();
    clocks.follow(sheets.find(copyId), personId);
    documents.record(
        copy.documentId(),
        personId,
        EventKind.COPY_DROPPED,
        copy.numberAndSymbol() + ". Lý do: " + why);
  }

  private Copy clerks(UUID copyId, String personId) {
    var copy = sheets.find(copyId);
    access.requireSight(personId, copy.documentId());
    requireClerk(personId, documents.view(copy.documentId()).agencyId());
    return copy;
  }

  /** The copy, about which nobody else decides until this transaction ends. */
  private Copy locked(UUID copyId, String personId) {
    clerks(copyId, personId);
    database
        .sql("select id from document_copy where id = ? for update")
        .param(copyId)
        .query(UUID.class)
        .single();
    return sheets.find(copyId);
  }

  /** The agency's clerks sign, by the same process as everybody (Art. 32.2.d). */
  private void askForSignature(UUID copyId, DocumentView document) {
    var variables = new HashMap<String, Object>();
    variables.put(DocumentVariables.DOCUMENT_ID.name(), copyId.toString());
    variables.put(DocumentVariables.AGENCY_ID.name(), document.agencyId());
    variables.put(DocumentVariables.PRIORITY.name(), PRIORITY);
    variables.put(SigningVariables.SIGNATURE_KIND.name(), SignatureKind.COPY.code());
    variables.put(SigningVariables.SIGNER_POST.name(), null);
    processes.start(SigningVariables.SIGN_DOCUMENT, copyId.toString(), variables);
  }

  /** The copies of a document, newest last, for one who may see the document. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Copy> of(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    return of(documentId);
  }

  /** What the question means for this person; refuses one who may not read the register. */
  @Recorded(false)
  public RegisterShelf shelf(RegisterQuestion question, String personId) {
    return desk.shelf(RegisterKind.COPY, question, personId);
  }

  /** One page of the register of copies. */
  @Recorded(false)
  public RegisterPage<Copy> register(RegisterQuestion question, int page, String personId) {
    var shelf = shelf(question, personId);
    return desk.page(shelf, page, lines(shelf));
  }

  /** Reads the register line by line to its end, however long it is. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void read(RegisterShelf shelf, Consumer<Iterator<Copy>> reader) {
    desk.read(lines(shelf), reader);
  }

  /** What stands on the cover of the printed register. */
  @Recorded(false)
  public RegisterHeader header(RegisterShelf shelf) {
    return desk.cover(shelf, null, lines(shelf));
  }

  private static Lines<Copy> lines(RegisterShelf shelf) {
    return new Lines<>(
        CopySheets.COLUMNS,
        CopySheets.FROM + " where c.agency_id = :agency and c.dated between :from and :to",
        "c.copy_year",
        "c.number",
        Map.of("agency", shelf.agency().id(), "from", shelf.from(), "to", shelf.to()),
        CopySheets::copy);
  }

  private UUID enter(
      DocumentView document, CopyKind kind, Order order, Capacity capacity, String by) {
    var agency = directory.agency(document.agencyId()).orElseThrow();
    var symbol = kind.abbreviation() + "-" + agency.symbol();
    var id = UUID.randomUUID();
    var today = clock.today();
    var register = books.lock(books.open(agency.id(), RegisterKind.COPY).get(0));
    var number =
        books.enter(
            register, new YearBooks.Line(document.id(), id, "USED", symbol, today, null, by));
    database
        .sql(
            """
            insert into document_copy (id, document_id, agency_id, kind, register_id, copy_year, number, symbol, source,
              target, extract, copies, recipients, reason, authorised_by, authorised_name, authorised_as, dated, made_at,
              made_by)
            values (:id, :document, :agency, :kind, :register, :year, :number, :symbol, :source,
              :target, :extract, :copies, :recipients, :reason, :person, :name, :capacity, :dated, :at,
              :by)
            """)
        .param("id", id)
        .param("document", document.id())
        .param("agency", agency.id())
        .param("kind", kind.name())
        .param("register", register.id())
        .param("year", register.year())
        .param("number", number)
        .param("symbol", symbol)
        .param("source", String.valueOf(order.source()))
        .param("target", String.valueOf(order.target()))
        .param("extract", order.extract())
        .param("copies", order.copies())
        .param("recipients", order.recipients())
        .param("reason", order.reason())
        .param("person", capacity.personId())
        .param("name", capacity.personName())
        .param("capacity", capacity.printed())
        .param("dated", today)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    documents.record(
        document.id(),
        by,
        EventKind.COPIED,
        kind.in(Locale.ROOT)
            + " số "
            + OutgoingNumber.print(number, symbol)
            + ", cho phép: "
            + capacity.personName()
            + ". Nơi nhận: "
            + order.recipients());
    if (order.target() == Medium.ELECTRONIC) {
      askForSignature(id, document);
      clocks.follow(sheets.find(id), by);
    }
    return id;
  }

  private DocumentView copyable(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    var document = documents.view(documentId);
    requireClerk(personId, document.agencyId());
    if (document.secrecy() > 0) {
      throw new Refusal(
          "Văn bản mật được sao, chụp theo pháp luật về bảo vệ bí mật nhà nước, không sao tại đây.");
    }
    var ready =
        document.direction() == Direction.OUT
            ? document.state() == DocumentState.ISSUED
            : document.state() != DocumentState.RECEIVED
                && document.state() != DocumentState.RETURNED
                && document.state() != DocumentState.RECALLED;
    if (!ready) {
      throw new Refusal(
          "Chỉ sao văn bản đã đăng ký hoặc đã ban hành và chưa bị thu hồi, thay thế.");
    }
    return document;
  }

  private void requireClerk(String personId, String agencyId) {
    access.requireRole(personId, Role.CLERK, agencyId);
  }

  private List<Capacity> authorisers(String agencyId) {
    var found = new LinkedHashMap<String, Capacity>();
    Arrays.stream(CopyKind.values())
        .flatMap(kind -> authority.signers(agencyId, kind.name(), clock.today()).stream())
        // A copy is signed for the agency's head, never on behalf of the collective body.
        .filter(capacity -> !capacity.collective())
        .forEach(capacity -> found.putIfAbsent(capacity.key(), capacity));
    return List.copyOf(found.values());
  }

  private Optional<Capacity> authorised(String agencyId, @Nullable String key) {
    return authorisers(agencyId).stream().filter(one -> one.key().equals(key)).findFirst();
  }

  private List<Copy> of(UUID documentId) {
    return database
        .sql(
            CopySheets.COLUMNS
                + CopySheets.FROM
                + " where c.document_id = :document order by c.copy_year, c.number")
        .param("document", documentId)
        .query(CopySheets::copy)
        .list();
  }

  private static <T> @Nullable T chosen(
      @Nullable T value, String field, Sentence sentence, Map<String, Sentence> faults) {
    if (value == null) {
      faults.put(field, sentence);
    }
    return value;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
