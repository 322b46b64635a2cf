package vn.congvan.registration;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentType;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * The numbers of outgoing documents: one gapless series per register and year (Decree 30/2020, Art.
 * 15).
 *
 * <p>The number is taken under a lock of the register's row and commits together with the document,
 * so a rollback leaves no gap. It belongs to its document: it is never given to another one, not
 * even after it was voided.
 */
@UseCase
public class OutgoingNumbers {

  private static final int LONGEST_SYMBOL = 30;
  private static final int LONGEST_REASON = 500;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final YearBooks books;
  private final Documents documents;
  private final Directory directory;
  private final JdbcClient database;
  private final ProvinceClock clock;

  OutgoingNumbers(
      YearBooks books,
      Documents documents,
      Directory directory,
      JdbcClient database,
      ProvinceClock clock) {
    this.books = books;
    this.documents = documents;
    this.directory = directory;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Gives the document its number and today's date. A document that has a number keeps it; until it
   * is signed its date becomes today's.
   *
   * @param unitId the drafting unit, which a công văn bears in its symbol; null if there is none
   */
  public OutgoingNumber reserve(UUID documentId, @Nullable String unitId, String by) {
    var document = outgoing(documentId);
    var today = clock.today();
    var held = numberOf(document);
    if (held == null) {
      return take(document, unitId, today, by);
    }
    if (!isUnsigned(document.state()) || today.equals(document.issuedOn())) {
      return held;
    }
    if (held.year() != today.getYear()) {
      // Numbers run from 01 on 1 January to 31 December (Art. 15.1).
      voidNumber(documentId, "Chưa ký trong năm " + held.year() + ", lấy số của năm nay", by);
      return take(outgoing(documentId), unitId, today, by);
    }
    date(documentId, today);
    documents.numbered(documentId, held, today, by);
    return held;
  }

  /**
   * Gives a document that was signed on paper its number after the signature (Decree 30/2020, Art.
   * 15.2); called again it gives the same one, and until the scan is entered takes another date.
   *
   * @param dated the date that the clerk writes on the paper
   */
  public OutgoingNumber numberSignedPaper(
      UUID documentId, @Nullable String unitId, LocalDate dated, String by) {
    var document = outgoing(documentId);
    if (!directory.holds(by, Role.CLERK, document.agencyId())) {
      throw new NotAllowed("Chỉ văn thư của cơ quan được lấy số cho văn bản ký trên giấy.");
    }
    var held = numberOf(document);
    if (held != null && dated.equals(document.issuedOn())) {
      return held;
    }
    if (held != null && !isUnsigned(document.state())) {
      throw new Refusal(
          "Bản quét đã nhập xong nên ngày văn bản không sửa được nữa.",
          Map.of(
              "dated",
              new Sentence("Cần sửa thì trả lại dự thảo, hoặc đính chính văn bản đã ban hành.")));
    }
    requireDay(document, dated, held == null ? clock.today().getYear() : held.year());
    if (held == null) {
      return take(document, unitId, dated, by);
    }
    date(documentId, dated);
    documents.redated(documentId, held, dated, by);
    return held;
  }

  /** A day on which the paper can have been issued under a number of that year's series. */
  private void requireDay(DocumentView document, LocalDate dated, int year) {
    if (dated.isAfter(clock.today())) {
      throw new Refusal(
          "Ngày văn bản không được sau hôm nay.",
          Map.of("dated", new Sentence("Nhập ngày đã ký hoặc hôm nay.")));
    }
    if (dated.getYear() != year) {
      throw new Refusal(
          new Sentence("Số văn bản thuộc dãy số năm %s, nên ngày văn bản phải trong năm đó.", year),
          Map.of("dated", new Sentence("Nhập ngày trong năm %s.", year)));
    }
    var begun = LocalDate.ofInstant(document.arrivedAt(), ProvinceClock.ZONE);
    if (dated.isBefore(begun)) {
      throw new Refusal(
          "Ngày văn bản không được trước ngày bắt đầu soạn thảo.",
          Map.of("dated", new Sentence("Nhập ngày từ %s đến hôm nay.", DAY.format(begun))));
    }
  }

  /** The document is issued under its number, which can no longer be voided. */
  public void use(UUID documentId) {
    var changed =
        database
            .sql("update register_entry set state = 'USED' where holder_id = ?")
            .param(documentId)
            .update();
    if (changed == 0) {
      throw new Refusal("Văn bản chưa có số; hãy lấy số trước khi ban hành.");
    }
  }

  /**
   * Voids the number of a document that is dropped or returned to its drafter; its line stays in
   * the register with the reason. A document without a number stays as it is.
   */
  public void voidNumber(UUID documentId, String reason, String by) {
    var document = outgoing(documentId);
    if (document.arrivalNumber() == null) {
      return;
    }
    if (isIssued(documentId)) {
      throw new Refusal(
          "Văn bản đã ban hành nên số của văn bản không hủy được; hãy thay thế, đính chính hoặc thu hồi văn bản.");
    }
    var why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new Refusal(
          "Hãy nêu lý do hủy số.",
          Map.of("reason", new Sentence("Nhập lý do, tối đa %s ký tự.", LONGEST_REASON)));
    }
    books.voidEntry(documentId, why);
    documents.withoutNumber(documentId, by, why);
  }

  /**
   * The symbol that the document will bear: {@code QĐ-UBND} for the types with an abbreviation,
   * {@code UBND-VX} for công văn, {@code 2026/QĐ-UBND} for legal-normative ones (Decree 30/2020,
   * Appendix I, Part I, II.3).
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public String symbol(UUID documentId, @Nullable String unitId) {
    return symbolOf(documentId, unitId, councilOf(documentId));
  }

  /** The symbol that it would bear as that council's; null for the agency itself. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public String symbolOf(UUID documentId, @Nullable String unitId, @Nullable String council) {
    return symbol(documents.view(documentId), unitId, council, clock.today());
  }

  /**
   * A council of the agency that issues documents under the agency's seal and a series of its own.
   *
   * @param symbol as it stands in numbers, such as HĐTĐKT
   * @param name as the register calls it
   */
  public record Council(String symbol, String name) {}

  /** The councils for which the agency keeps a series this year. */
  @Recorded(false)
  public List<Council> councils(String agencyId) {
    return books.standing(agencyId, RegisterKind.OUT).stream()
        .filter(register -> register.rule().council() != null && !register.isClosed())
        .map(
            register ->
                new Council(
                    Objects.requireNonNull(register.rule().council()), register.view().name()))
        .toList();
  }

  /** The symbol of the council that issues the document; null for the agency itself. */
  @Transactional(readOnly = true)
  public @Nullable String councilOf(UUID documentId) {
    return database
        .sql("select council from council_document where document_id = ?")
        .param(documentId)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** Says which council of the agency issues the document, until it has a number; null for none. */
  public void issueAs(UUID documentId, @Nullable String council) {
    var document = outgoing(documentId);
    var wanted = council == null || council.isBlank() ? null : council;
    if (wanted != null && DocumentType.LEGAL_NORMATIVE.code().equals(document.typeCode())) {
      throw legalNormativeOfCouncil();
    }
    if (Objects.equals(wanted, councilOf(documentId))) {
      return;
    }
    if (document.arrivalNumber() != null) {
      throw new Refusal(
          "Văn bản đã có số nên không đổi cơ quan ban hành được.",
          Map.of("council", new Sentence("Hãy trả lại dự thảo để hủy số trước.")));
    }
    if (wanted != null
        && councils(document.agencyId()).stream().noneMatch(one -> one.symbol().equals(wanted))) {
      throw new Refusal(
          "Cơ quan không có sổ cho hội đồng này.",
          Map.of("council", new Sentence("Chọn lại, hoặc nhờ văn thư mở sổ của hội đồng.")));
    }
    database.sql("delete from council_document where document_id = ?").param(documentId).update();
    if (wanted != null) {
      database
          .sql("insert into council_document (document_id, council) values (?, ?)")
          .param(documentId)
          .param(wanted)
          .update();
    }
  }

  private OutgoingNumber take(
      DocumentView document, @Nullable String unitId, LocalDate on, String by) {
    var symbol = symbol(document, unitId, councilOf(document.id()), on);
    var register = lockFitting(document);
    var number =
        books.enter(
            register,
            new YearBooks.Line(
                document.id(), document.id(), "RESERVED", symbol, on, keptBy(unitId), by));
    var given = new OutgoingNumber(register.id(), register.year(), number, symbol);
    documents.numbered(document.id(), given, on, by);
    return given;
  }

  /** The clerk keeps the original, the drafting unit its copy (Decree 30/2020, Art. 19). */
  private String keptBy(@Nullable String unitId) {
    return "Văn thư"
        + Optional.ofNullable(unitId)
            .flatMap(directory::unit)
            .map(unit -> "; " + unit.name())
            .orElse("");
  }

  /**
   * The register that takes the document. While its row was waited for, another one may have been
   * opened for this type; what has been read before the lock counts no more.
   */
  private Register lockFitting(DocumentView document) {
    var first = books.lock(fitting(document));
    var now = fitting(document);
    return now.id().equals(first.id()) ? first : books.lock(now);
  }

  private Register fitting(DocumentView document) {
    var council = councilOf(document.id());
    return books.open(document.agencyId(), RegisterKind.OUT).stream()
        .filter(register -> register.rule().takes(document.typeCode(), document.secrecy(), council))
        .max(Comparator.comparingInt(register -> register.rule().strictness()))
        .orElseThrow(() -> new NotFound("Năm nay không có sổ nào nhận văn bản này."));
  }

  private String symbol(
      DocumentView document, @Nullable String unitId, @Nullable String council, LocalDate on) {
    var agency =
        directory
            .agency(document.agencyId(), on)
            .orElseThrow(() -> new NotFound("Cơ quan không còn vào ngày này."));
    var type =
        Optional.ofNullable(document.typeCode())
            .flatMap(DocumentType::ofCode)
            .orElseThrow(() -> new Refusal("Chưa chọn loại văn bản."));
    var symbol = symbol(type, agency, unitId, council, on);
    if (symbol.length() > LONGEST_SYMBOL) {
      throw new Refusal(
          new Sentence(
              "Ký hiệu “%s” dài quá %s ký tự; hãy nhờ người quản trị rút gọn chữ viết tắt của cơ quan hoặc đơn vị.",
              symbol, LONGEST_SYMBOL));
    }
    return symbol;
  }

  private String symbol(
      DocumentType type,
      Directory.Agency agency,
      @Nullable String unitId,
      @Nullable String council,
      LocalDate on) {
    var issuer = council == null ? agency.symbol() : council;
    if (type == DocumentType.LEGAL_NORMATIVE) {
      if (council != null) {
        throw legalNormativeOfCouncil();
      }
      var ofCouncil = agency.kind().equals(AgencyKind.COUNCIL.key());
      var form = ofCouncil ? DocumentType.RESOLUTION : DocumentType.DECISION;
      return on.getYear() + "/" + form.abbreviation() + "-" + agency.symbol();
    }
    if (!type.abbreviation().isEmpty()) {
      return type.abbreviation() + "-" + issuer;
    }
    var unit = Optional.ofNullable(unitId).flatMap(directory::unit);
    return issuer + unit.map(found -> "-" + found.symbol()).orElse("");
  }

  /** The agency's symbol over a number of the council's series would exist twice. */
  private static Refusal legalNormativeOfCouncil() {
    return new Refusal(
        "Văn bản quy phạm pháp luật do chính cơ quan ban hành, không do hội đồng của cơ quan.",
        Map.of("council", new Sentence("Chọn chính cơ quan ban hành, hoặc đổi tên loại văn bản.")));
  }

  private DocumentView outgoing(UUID documentId) {
    var document = documents.lock(documentId).view();
    if (document.direction() != Direction.OUT) {
      throw new Refusal("Văn bản đến không lấy số văn bản đi.");
    }
    return document;
  }

  private static @Nullable OutgoingNumber numberOf(DocumentView document) {
    var number = document.arrivalNumber();
    return number == null || document.symbol() == null
        ? null
        : new OutgoingNumber(
            number.registerId(), number.year(), number.number(), document.symbol());
  }

  private static boolean isUnsigned(DocumentState state) {
    return state == DocumentState.DRAFTING
        || state == DocumentState.IN_REVIEW
        || state == DocumentState.AWAITING_SIGNATURE;
  }

  private boolean isIssued(UUID documentId) {
    return database
            .sql("select count(*) from register_entry where holder_id = ? and state = 'USED'")
            .param(documentId)
            .query(Long.class)
            .single()
        > 0;
  }

  private void date(UUID documentId, LocalDate on) {
    database
        .sql("update register_entry set dated = ? where holder_id = ?")
        .param(on)
        .param(documentId)
        .update();
  }
}
