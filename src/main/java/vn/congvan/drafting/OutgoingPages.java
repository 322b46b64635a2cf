package vn.congvan.drafting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.content.ContentStore;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.organization.SigningAuthority.Capacity;
import vn.congvan.print.letter.AppendixPlace;
import vn.congvan.print.letter.NumberAndDate;
import vn.congvan.print.letter.Numbering;
import vn.congvan.print.letter.PagePlace;
import vn.congvan.print.letter.SignaturePlace;
import vn.congvan.registration.OutgoingNumbers;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.signing.SignatureKind;
import vn.congvan.signing.SignedDocument;
import vn.congvan.workflow.ActingPerson;

/**
 * Lays the pages of an outgoing document before its signer, then before the clerk who seals them,
 * and takes them back (Decree 30/2020, Art. 13 to 17).
 */
@Component
class OutgoingPages implements SignedDocument {

  private static final Set<DocumentState> LEFT_THE_OFFICE =
      EnumSet.of(DocumentState.ISSUED, DocumentState.REPLACED, DocumentState.RECALLED);

  private static final String PDF = "application/pdf";
  private static final String PROOFS = "Bổ sung bằng chứng xác thực chữ ký";

  private final DraftLedger ledger;
  private final DraftRows rows;
  private final Documents documents;
  private final OutgoingNumbers numbers;
  private final SigningAuthority authority;
  private final Numbering numbering;
  private final PdfPages pages;
  private final ContentStore contents;

  OutgoingPages(
      DraftLedger ledger,
      DraftRows rows,
      Documents documents,
      OutgoingNumbers numbers,
      SigningAuthority authority,
      Numbering numbering,
      PdfPages pages,
      ContentStore contents) {
    this.ledger = ledger;
    this.rows = rows;
    this.documents = documents;
    this.numbers = numbers;
    this.authority = authority;
    this.numbering = numbering;
    this.pages = pages;
    this.contents = contents;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean owns(UUID documentId) {
    return rows.existsByDocumentId(documentId);
  }

  @Override
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public PagesToSign read(UUID documentId, SignatureKind kind) {
    var draft = ledger.get(documentId);
    var document = documents.view(documentId);
    if (kind == SignatureKind.SEAL) {
      return toSeal(document);
    }
    if (kind == SignatureKind.APPENDIX) {
      return nextAppendix(document);
    }
    requirePerson(kind);
    var pdf = pages.of(ledger.unsigned(documentId));
    return toSign(document, pdf, capacity(draft, document, null));
  }

  @Override
  @Transactional(noRollbackFor = Refusal.class)
  public PagesToSign prepare(UUID documentId, SignatureKind kind, String signerId) {
    var draft = ledger.locked(documentId);
    var document = documents.view(documentId);
    if (kind == SignatureKind.SEAL) {
      requireState(document, DocumentState.SIGNED);
      return toSeal(document);
    }
    if (kind == SignatureKind.APPENDIX) {
      requireState(document, DocumentState.SIGNED);
      return nextAppendix(document);
    }
    requirePerson(kind);
    requireState(document, DocumentState.AWAITING_SIGNATURE);
    var capacity = Objects.requireNonNull(capacity(draft, document, signerId));
    var blank = pages.of(ledger.unsigned(documentId));
    // First all that could be refused: a number is not taken for pages that cannot bear it.
    SignaturePlace.on(blank);
    numbering.draw(
        blank, new NumberAndDate("00", numbers.symbol(documentId, draft.unitId()), ledger.today()));
    var number = numbers.reserve(documentId, draft.unitId(), signerId);
    var numbered = documents.view(documentId);
    var pdf =
        numbering.draw(
            blank,
            new NumberAndDate(
                number.asPrinted(), number.symbol(), Objects.requireNonNull(numbered.issuedOn())));
    return toSign(numbered, pdf, capacity);
  }

  @Override
  @Transactional(noRollbackFor = Refusal.class)
  public List<PagesToSign> prepareAll(UUID documentId, SignatureKind kind, String signerId) {
    if (kind != SignatureKind.APPENDIX) {
      return List.of(prepare(documentId, kind, signerId));
    }
    ledger.locked(documentId);
    var document = documents.view(documentId);
    requireState(document, DocumentState.SIGNED);
    var all = ledger.appendicesToSign(documentId);
    unsigned(all);
    return all.stream()
        .filter(file -> !file.isSigned())
        .map(file -> toSign(document, file, all))
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> severalToSign(UUID documentId, SignatureKind kind) {
    if (kind != SignatureKind.APPENDIX) {
      return List.of();
    }
    var names =
        ledger.appendicesToSign(documentId).stream()
            .filter(file -> !file.isSigned())
            .map(file -> file.file().name())
            .toList();
    return names.size() > 1 ? names : List.of();
  }

  @Override
  @Transactional(noRollbackFor = Refusal.class)
  public void signed(UUID documentId, SignatureKind kind, SignedFile file) {
    var draft = ledger.locked(documentId);
    var document = documents.view(documentId);
    if (kind == SignatureKind.APPENDIX) {
      requireState(document, DocumentState.SIGNED);
      // Nobody changes the files of a signed document, so it is still the one that was prepared.
      var appendix = unsigned(ledger.appendicesToSign(documentId));
      documents.record(
          documentId, file.signerId(), EventKind.SEALED, "Phụ lục: " + appendix.file().name());
      enter(documentId, appendix.slot(), appendix.file().name(), file, kind.vietnamese());
      return;
    }
    if (kind == SignatureKind.SEAL) {
      requireState(document, DocumentState.SIGNED);
      documents.record(documentId, file.signerId(), EventKind.SEALED, document.numberAndSymbol());
    } else {
      requirePerson(kind);
      requireState(document, DocumentState.AWAITING_SIGNATURE);
      documents.signed(
          documentId,
          file.signerName(),
          position(draft, document, file.signerId()),
          file.signerId());
      // The clerks seal and issue it, whoever has checked its form.
      ledger.show(documentId, Role.CLERK.at(draft.agencyId()));
    }
    enter(documentId, DraftFile.MAIN, fileName(document), file, kind.vietnamese());
  }

  private void enter(UUID documentId, int slot, String name, SignedFile file, String step) {
    ledger.enter(
        documentId,
        slot,
        new ArrivedFile(name, PDF, file.size(), file.sha256(), file.pages()),
        null,
        step,
        true,
        null,
        file.signerId());
  }

  /**
   * Once issued, nobody prepares them for a further signature any more; what was replaced or
   * recalled later stays in the archive and must stay provable.
   */
  @Override
  @Transactional(readOnly = true)
  public boolean takesProofs(UUID documentId, String sha256) {
    return LEFT_THE_OFFICE.contains(documents.view(documentId).state())
        && ledger.signedAs(documentId, sha256).isPresent();
  }

  @Override
  public void proved(UUID documentId, String sha256, SignedFile file) {
    ledger.locked(documentId);
    var before = ledger.signedAs(documentId, sha256).orElseThrow();
    ledger.enter(
        documentId,
        before.slot(),
        new ArrivedFile(before.name(), PDF, file.size(), file.sha256(), file.pages()),
        null,
        PROOFS,
        true,
        null,
        ActingPerson.SYSTEM);
  }

  /** The signed pages as they are; the seal lies over the person's signature. */
  private PagesToSign toSeal(DocumentView document) {
    var signed = ledger.signed(document.id());
    if (signed == null) {
      throw new Refusal("Văn bản chưa có chữ ký của người có thẩm quyền nên chưa đóng dấu được.");
    }
    try (var bytes = contents.open(signed.sha256())) {
      var pdf = bytes.readAllBytes();
      return new PagesToSign(
          pdf, fileName(document), document.numberAndSymbol(), "", place(SignaturePlace.on(pdf)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The appendices bear the agency's signature one after the other, in their order. */
  private PagesToSign nextAppendix(DocumentView document) {
    var all = ledger.appendicesToSign(document.id());
    return toSign(document, unsigned(all), all);
  }

  private PagesToSign toSign(DocumentView document, DraftFile appendix, List<DraftFile> all) {
    var pdf = pages.of(appendix);
    return new PagesToSign(
        pdf,
        appendix.file().name(),
        document.numberAndSymbol(),
        "Phụ lục %d/%d".formatted(all.indexOf(appendix) + 1, all.size()),
        place(AppendixPlace.on(pdf)));
  }

  private static DraftFile unsigned(List<DraftFile> appendices) {
    return appendices.stream()
        .filter(file -> !file.isSigned())
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "Không còn phụ lục PDF nào chưa có chữ ký số của cơ quan. Hãy tải lại để xem"
                        + " tình trạng mới nhất."));
  }

  private static PagesToSign toSign(
      DocumentView document, byte[] pdf, @Nullable Capacity capacity) {
    return new PagesToSign(
        pdf,
        fileName(document),
        document.numberAndSymbol(),
        capacity == null ? "" : capacity.printed(),
        place(SignaturePlace.on(pdf)));
  }

  /**
   * As what the person signs now (Decree 30/2020, Art. 13); without a person, as what the chosen
   * signer would, or null where his authority has ended.
   */
  private @Nullable Capacity capacity(
      OutgoingDraft draft, DocumentView document, @Nullable String signerId) {
    var type = Objects.requireNonNullElse(document.typeCode(), "");
    if (signerId != null) {
      return authority.require(
          signerId, draft.agencyId(), type, ledger.today(), draft.signerCapacity());
    }
    return authority.signers(draft.agencyId(), type, ledger.today()).stream()
        .filter(capacity -> capacity.key().equals(draft.signerCapacity()))
        .findFirst()
        .orElse(null);
  }

  /**
   * The title under which the person has signed. His authority was asked when he pressed "Sign"; a
   * signature that is made is not refused because the day has changed since.
   */
  private String position(OutgoingDraft draft, DocumentView document, String signerId) {
    var on = Objects.requireNonNullElse(document.issuedOn(), ledger.today());
    return authority
        .of(signerId, draft.agencyId(), Objects.requireNonNullElse(document.typeCode(), ""), on)
        .capacities()
        .stream()
        .filter(capacity -> capacity.key().equals(draft.signerCapacity()))
        .map(Capacity::position)
        .findFirst()
        .orElse("");
  }

  private static void requirePerson(SignatureKind kind) {
    if (kind != SignatureKind.PERSON) {
      throw new Refusal("Văn bản đi không ký theo loại chữ ký này.");
    }
  }

  private static void requireState(DocumentView document, DocumentState state) {
    if (document.state() != state) {
      throw new Refusal(
          new Sentence(
              "Văn bản đang ở trạng thái “%s” nên không ký được. Hãy tải lại để xem tình trạng mới nhất.",
              document.state()));
    }
  }

  private static Place place(PagePlace found) {
    return new Place(found.page(), found.left(), found.bottom(), found.width(), found.height());
  }

  private static String fileName(DocumentView document) {
    var number = document.numberAndSymbol();
    return (number.isEmpty() ? "van-ban" : number.replace('/', '-')) + ".pdf";
  }
}
