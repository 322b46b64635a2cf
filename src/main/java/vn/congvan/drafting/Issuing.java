package vn.congvan.drafting;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.assignment.Replies;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.Recipients;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.print.letter.NumberAndDate;
import vn.congvan.registration.OutgoingNumbers;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * A signed outgoing document becomes one of the office: signed on paper and entered, issued, and
 * what it answers, replaces or corrects is settled with it (Decree 30/2020, Art. 13 to 18).
 */
@UseCase
public class Issuing {

  private final DraftLedger ledger;
  private final Documents documents;
  private final OutgoingNumbers numbers;
  private final Recipients recipients;
  private final Deliveries deliveries;
  private final SigningAuthority authority;
  private final Replies replies;
  private final Access access;
  private final Directory directory;

  Issuing(
      DraftLedger ledger,
      Documents documents,
      OutgoingNumbers numbers,
      Recipients recipients,
      Deliveries deliveries,
      SigningAuthority authority,
      Replies replies,
      Access access,
      Directory directory) {
    this.ledger = ledger;
    this.documents = documents;
    this.numbers = numbers;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.authority = authority;
    this.replies = replies;
    this.access = access;
    this.directory = directory;
  }

  /** The leader says that he has signed on paper; his authority is that of this day. */
  public void signedOnPaper(UUID documentId, CheckForm form, String by) {
    var draft = ledger.locked(documentId);
    var document = documents.view(documentId);
    authority.require(
        by,
        draft.agencyId(),
        Objects.requireNonNullElse(document.typeCode(), ""),
        ledger.today(),
        draft.signerCapacity());
    draft.signedOnPaper(by);
    ledger.show(documentId, Role.CLERK.at(draft.agencyId()));
    documents.record(
        documentId,
        by,
        EventKind.SIGNING_STARTED,
        "Ký trên giấy" + (form.note() == null || form.note().isBlank() ? "" : ". " + form.note()));
  }

  /**
   * The clerk takes the number after the signature (Decree 30/2020, Art. 15.2), writes it with the
   * day on the paper, puts the seal on it, and then scans what all will read. Until the scan is
   * entered she may correct the day; the number stays.
   */
  public void takePaperNumber(UUID documentId, @Nullable LocalDate dated, String by) {
    access.requireSight(by, documentId);
    var draft = ledger.locked(documentId);
    var desk = ledger.desk(documentId, by);
    if (desk == null || !desk.activityId().equals(DraftLedger.PAPER_DESK)) {
      throw new NotAllowed("Việc lấy số văn bản này không thuộc anh/chị, hoặc đã xong.");
    }
    if (dated == null) {
      throw Typed.fault("dated", new Sentence("Hãy nhập ngày ghi trên văn bản."));
    }
    position(draft, dated);
    numbers.numberSignedPaper(documentId, draft.unitId(), dated, by);
  }

  /** The clerk has brought the scan of what was signed, numbered and sealed (Art. 18.6). */
  public void enterPaper(UUID documentId, PaperForm form, String by) {
    var draft = ledger.locked(documentId);
    var document = documents.view(documentId);
    var dated = document.issuedOn();
    if (document.number() == null || dated == null) {
      throw Typed.fault("dated", Typed.NUMBER_FIRST);
    }
    if (ledger.signed(documentId) == null) {
      throw Typed.fault("mainFile", new Sentence("Hãy quét văn bản đã ký và tải tệp PDF lên."));
    }
    var signer = Objects.requireNonNull(draft.signedBy());
    documents.signed(
        documentId,
        directory.person(signer).map(Directory.Person::fullName).orElse(signer),
        position(draft, dated),
        by);
  }

  /** The position in which the leader signed on paper, if he had it on that day. */
  private String position(OutgoingDraft draft, LocalDate dated) {
    var type = documents.view(draft.documentId()).typeCode();
    return authority
        .of(
            Objects.requireNonNull(draft.signedBy()),
            draft.agencyId(),
            Objects.requireNonNullElse(type, ""),
            dated)
        .capacities()
        .stream()
        .filter(capacity -> capacity.key().equals(draft.signerCapacity()))
        .map(SigningAuthority.Capacity::position)
        .findFirst()
        .orElseThrow(
            () ->
                Typed.fault(
                    "dated",
                    new Sentence(
                        "Người ký không có thẩm quyền ký vào ngày này. Hãy xem lại ngày.")));
  }

  /**
   * The clerk issues the document: from now on it is the office's, whoever leads or supervises it
   * may read it, and it can no longer be returned.
   */
  public void issue(UUID documentId, String by) {
    var draft = ledger.locked(documentId);
    access.requireRole(by, Role.CLERK, draft.agencyId());
    var document = documents.view(documentId);
    if (document.state() != DocumentState.SIGNED) {
      throw new Refusal("Văn bản chưa ký xong nên chưa ban hành được.");
    }
    if (draft.signedBy() == null) {
      unsignedAppendix(documentId)
          .ifPresent(
              file -> {
                throw new Refusal(
                    new Sentence(
                        "Phụ lục “%s” chưa có chữ ký số của cơ quan nên chưa ban hành được. Hãy trả lại người soạn thảo để trình ký lại.",
                        file.name()));
              });
    }
    var to = recipients.inWords(documentId);
    numbers.use(documentId);
    documents.issue(documentId, by, to.isBlank() ? draft.receivers() : to);
    var places = recipients.addressees(documentId).size();
    var copies = places > 0 ? places : named(draft.receivers());
    if (copies > 0) {
      documents.issuedCopies(documentId, copies);
    }
    for (var role : new Role[] {Role.CLERK, Role.LEADER, Role.SUPERVISOR}) {
      ledger.show(documentId, role.at(draft.agencyId()));
    }
    settle(draft, document, by);
    deliveries.begin(documentId, by);
  }

  /**
   * How many receivers a draft names by hand; the file copy ("Lưu: VT") stands in a column of its
   * own.
   */
  private static int named(@Nullable String receivers) {
    return receivers == null
        ? 0
        : (int)
            Stream.of(receivers.split("[;\\n]"))
                .map(line -> line.strip().replaceFirst("^[-–]\\s*", ""))
                .filter(line -> !line.isEmpty() && !line.startsWith("Lưu"))
                .count();
  }

  /**
   * Whether an appendix in a file of its own still lacks the agency's signature (Decree 30/2020,
   * Appendix I).
   */
  @Transactional(readOnly = true)
  public boolean hasUnsignedAppendix(UUID documentId) {
    return unsignedAppendix(documentId).isPresent();
  }

  private Optional<DraftFile> unsignedAppendix(UUID documentId) {
    return ledger.appendicesToSign(documentId).stream()
        .filter(file -> !file.isSigned())
        .findFirst();
  }

  private void settle(OutgoingDraft draft, DocumentView document, String by) {
    var reference = reference(document);
    var assignment = draft.replyAssignment();
    if (assignment != null) {
      replies.issued(assignment, reference, by);
    }
  }

  private static String reference(DocumentView document) {
    var on = document.issuedOn();
    return document.numberAndSymbol() + (on == null ? "" : " " + NumberAndDate.inWords(on));
  }
}
