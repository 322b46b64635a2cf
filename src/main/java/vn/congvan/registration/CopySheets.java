package vn.congvan.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.content.ContentStore;
import vn.congvan.document.AttachmentView;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.print.CopyPages;
import vn.congvan.print.CopyText;
import vn.congvan.print.NotStampable;
import vn.congvan.registration.Copies.Copy;
import vn.congvan.registration.CopyKind.Medium;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.SignatureKind;
import vn.congvan.signing.SignedDocument;

/** The pages of copies; those of an electronic copy are signed with the agency's key. */
@Component
class CopySheets implements SignedDocument {

  static final String COLUMNS =
      """
      select c.id, c.document_id, c.kind, c.number, c.symbol, c.source, c.target, c.extract, c.copies, c.recipients,
             c.reason, c.authorised_name, c.authorised_as, c.dated, c.signed_sha256, c.void_reason, d.number as original_number,
             d.symbol as original_symbol, d.subject, d.secrecy
      """;

  /** Where they stand. */
  static final String FROM = "from document_copy c join document d on d.id = c.document_id";

  private static final String PDF = "application/pdf";

  private final Documents documents;
  private final Directory directory;
  private final ContentStore contents;
  private final CopyPages pages;
  private final CopyClocks clocks;
  private final JdbcClient database;
  private final ProvinceClock clock;

  CopySheets(
      Documents documents,
      Directory directory,
      ContentStore contents,
      CopyPages pages,
      CopyClocks clocks,
      JdbcClient database,
      ProvinceClock clock) {
    this.documents = documents;
    this.directory = directory;
    this.contents = contents;
    this.pages = pages;
    this.clocks = clocks;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean owns(UUID copyId) {
    return database
            .sql("select count(*) from document_copy where id = ?")
            .param(copyId)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public PagesToSign read(UUID copyId, SignatureKind kind) {
    var copy = find(copyId);
    var made = electronic(copy);
    return new PagesToSign(
        made.pdf(),
        fileName(copy),
        copy.numberAndSymbol(),
        "",
        new Place(1, made.left(), made.bottom(), made.width(), made.height()));
  }

  @Override
  public PagesToSign prepare(UUID copyId, SignatureKind kind, String signerId) {
    var copy = find(copyId);
    if (!directory.holds(signerId, Role.CLERK, documents.view(copy.documentId()).agencyId())) {
      throw new NotAllowed("Bản sao điện tử do văn thư của cơ quan ký số (Điều 32).");
    }
    if (copy.isSigned()) {
      throw new Refusal("Bản sao này đã được ký số của cơ quan.");
    }
    if (copy.isVoid()) {
      throw new Refusal("Số của bản sao này đã hủy.");
    }
    return read(copyId, kind);
  }

  @Override
  public void signed(UUID copyId, SignatureKind kind, SignedFile file) {
    var copy = find(copyId);
    var changed =
        database
            .sql(
                """
                update document_copy set signed_sha256 = :sha256, signed_at = :at
                where id = :id and signed_sha256 is null
                """)
            .param("sha256", file.sha256())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("id", copyId)
            .update();
    if (changed > 0) {
      clocks.follow(find(copyId), file.signerId());
      documents.record(
          copy.documentId(),
          file.signerId(),
          EventKind.SEALED,
          "Bản sao điện tử " + copy.numberAndSymbol());
    }
  }

  /** The pages as they are now: signed ones as they were signed. */
  byte[] pages(Copy copy) {
    if (copy.isVoid()) {
      throw new Refusal("Số của bản sao này đã hủy nên không in bản sao.");
    }
    var signed = copy.signedSha256();
    if (signed != null) {
      return read(signed);
    }
    if (copy.target() == Medium.ELECTRONIC) {
      return electronic(copy).pdf();
    }
    var bytes = original(copy);
    try {
      return pages.paper(bytes, chosen(copy, bytes), text(copy));
    } catch (NotStampable damaged) {
      throw unreadable();
    }
  }

  static String fileName(Copy copy) {
    return "ban-sao-" + copy.numberAndSymbol().replace('/', '-') + ".pdf";
  }

  /** The file of which copies can be made, if the document has one. */
  Optional<AttachmentView> main(DocumentView document) {
    return document.files().stream().findFirst().filter(file -> file.mediaType().equals(PDF));
  }

  /** How many pages the file has. */
  int pagesOf(AttachmentView file) {
    try {
      return pages.pages(read(file.sha256()));
    } catch (NotStampable damaged) {
      throw unreadable();
    }
  }

  Copy find(UUID copyId) {
    return database
        .sql(COLUMNS + FROM + " where c.id = :id")
        .param("id", copyId)
        .query(CopySheets::copy)
        .optional()
        .orElseThrow(() -> new NotFound("Không có bản sao này."));
  }

  private CopyPages.Electronic electronic(Copy copy) {
    var bytes = original(copy);
    try {
      return pages.electronic(bytes, chosen(copy, bytes), text(copy));
    } catch (NotStampable damaged) {
      throw unreadable();
    }
  }

  private List<Integer> chosen(Copy copy, byte[] bytes) throws NotStampable {
    return copy.kind() == CopyKind.TRS && copy.extract() != null
        ? PageChoice.parse(copy.extract(), pages.pages(bytes)).pages()
        : List.of();
  }

  private byte[] original(Copy copy) {
    return read(
        main(documents.view(copy.documentId()))
            .orElseThrow(
                () ->
                    new Refusal(
                        "Văn bản này không có tệp PDF; hãy chụp bản giấy rồi ghi số bản sao lên đó."))
            .sha256());
  }

  private byte[] read(String sha256) {
    try (var bytes = contents.open(sha256)) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CopyText text(Copy copy) {
    var agencyId = documents.view(copy.documentId()).agencyId();
    var agency =
        directory.agency(agencyId, copy.dated()).or(() -> directory.agency(agencyId)).orElseThrow();
    var recipients = new ArrayList<String>();
    Stream.of(copy.recipients().split(";"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .forEach(one -> recipients.add("- " + one + ";"));
    recipients.add("- Lưu: VT.");
    return new CopyText(
        copy.kind().printed(),
        Optional.ofNullable(agency.parentId())
            .flatMap(directory::agency)
            .map(Directory.Agency::name)
            .orElse(null),
        agency.name(),
        copy.numberAndSymbol(),
        copy.dated(),
        copy.authorisedAs(),
        copy.authorisedName(),
        recipients);
  }

  private static Refusal unreadable() {
    return new Refusal(
        "Tệp của văn bản bị khóa hoặc hỏng nên không làm được trang bản sao; hãy in từ phần mềm khác rồi ghi số bản sao lên đó.");
  }

  static Copy copy(ResultSet row, int n) throws SQLException {
    return new Copy(
        row.getObject("id", UUID.class),
        row.getObject("document_id", UUID.class),
        CopyKind.valueOf(row.getString("kind")),
        OutgoingNumber.print(row.getLong("number"), row.getString("symbol")),
        row.getObject("dated", LocalDate.class),
        Medium.valueOf(row.getString("source")),
        Medium.valueOf(row.getString("target")),
        row.getString("extract"),
        row.getObject("copies", Integer.class),
        row.getString("recipients"),
        row.getString("reason"),
        row.getString("authorised_name"),
        row.getString("authorised_as"),
        DocumentView.numberAndSymbol(
            row.getString("original_number"), row.getString("original_symbol")),
        row.getInt("secrecy"),
        Secrecy.subjectToTell(row.getInt("secrecy"), row.getString("subject")),
        row.getString("signed_sha256"),
        row.getString("void_reason"));
  }
}
