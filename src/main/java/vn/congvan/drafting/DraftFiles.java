package vn.congvan.drafting;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.intake.OwnFiles.Kept;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes.OpenTask;

/**
 * The files of a draft: each one brought is a version that stays, whoever brought it at whichever
 * step.
 */
@UseCase
public class DraftFiles {

  /** What a draft itself may be; what else there is goes into appendices. */
  private static final Set<String> TEXTS =
      Set.of(
          "application/pdf",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private static final String PDF = "application/pdf";
  private static final int MOST_APPENDICES = 30;

  /** A version's bytes, for one who may see them. */
  public record Download(String name, String mediaType, long size, String sha256) {}

  private final DraftLedger ledger;
  private final Documents documents;
  private final Access access;

  DraftFiles(DraftLedger ledger, Documents documents, Access access) {
    this.ledger = ledger;
    this.documents = documents;
    this.access = access;
  }

  /** Refuses unless the draft lies with the person now, at a step at which it may be changed. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void requireDesk(UUID documentId, String by) {
    desk(documentId, by);
  }

  private OpenTask desk(UUID documentId, String by) {
    access.requireSight(by, documentId);
    ledger.get(documentId);
    var task = ledger.desk(documentId, by);
    if (task == null) {
      throw new NotAllowed("Dự thảo không ở chỗ anh/chị nên không sửa tệp được.");
    }
    return task;
  }

  /**
   * Brings a version of the document itself (slot 0) or of an appendix; without a slot, a new
   * appendix. Returns the slot.
   */
  public int add(
      UUID documentId,
      @Nullable Integer slot,
      Kept kept,
      DraftFile.@Nullable Pages pages,
      String by) {
    var desk = desk(documentId, by);
    ledger.locked(documentId);
    // What is brought after a signature on paper is the scan of what was signed.
    var signed = desk.activityId().equals(DraftLedger.PAPER_DESK);
    var all = ledger.allFiles(documentId);
    var place = slot == null ? nextSlot(all) : slot;
    if (place == DraftFile.MAIN && !TEXTS.contains(kept.file().mediaType())) {
      throw Typed.fault("mainFile", new Sentence("Dự thảo phải là tệp DOCX hoặc PDF."));
    }
    if (place != DraftFile.MAIN && slot != null && all.stream().noneMatch(at(place))) {
      throw new NotFound("Không tìm thấy phụ lục này.");
    }
    if (slot == null
        && ledger.current(documentId).stream().filter(file -> file.slot() > 0).count()
            >= MOST_APPENDICES) {
      throw Typed.fault("appendix", new Sentence("Tối đa %s phụ lục.", MOST_APPENDICES));
    }
    if (signed && documents.view(documentId).number() == null) {
      throw Typed.fault("mainFile", Typed.NUMBER_FIRST);
    }
    if (signed && (place != DraftFile.MAIN || !kept.file().mediaType().equals(PDF))) {
      throw Typed.fault("mainFile", new Sentence("Hãy quét văn bản đã ký thành một tệp PDF."));
    }
    var file =
        ledger.enter(documentId, place, kept.file(), kept.text(), desk.name(), signed, pages, by);
    documents.record(
        documentId,
        by,
        EventKind.DRAFT_CHANGED,
        (signed
                ? "Bản quét đã ký, bản "
                : place == DraftFile.MAIN ? "Dự thảo, bản " : "Phụ lục, bản ")
            + file.number()
            + ": "
            + file.name());
    return place;
  }

  /** Takes an appendix out; its versions stay to be read. */
  public void remove(UUID documentId, int slot, String by) {
    desk(documentId, by);
    ledger.locked(documentId);
    if (slot == DraftFile.MAIN) {
      throw new Refusal("Không bỏ được dự thảo; hãy tải bản khác lên.");
    }
    var file =
        ledger.current(documentId).stream()
            .filter(at(slot))
            .findFirst()
            .orElseThrow(() -> new NotFound("Không tìm thấy phụ lục này."));
    file.remove(by, ledger.now());
    ledger.holdFiles(documentId, by);
    documents.record(documentId, by, EventKind.DRAFT_CHANGED, "Bỏ phụ lục: " + file.name());
  }

  /** One version to be read; that it was fetched is recorded. */
  public Download version(UUID documentId, UUID versionId, String by) {
    access.requireSight(by, documentId);
    documents.opened(documentId, by);
    var file = find(documentId, versionId);
    documents.record(documentId, by, EventKind.DOWNLOADED, file.name() + ", bản " + file.number());
    return new Download(file.name(), file.mediaType(), file.size(), file.sha256());
  }

  /** What the later of two versions says otherwise than the earlier one, piece by piece. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<TextDifference.Piece> compare(UUID documentId, UUID one, UUID other, String by) {
    access.requireSight(by, documentId);
    var both =
        List.of(find(documentId, one), find(documentId, other)).stream()
            .sorted(Comparator.comparing(DraftFile::addedAt).thenComparing(DraftFile::number))
            .toList();
    if (both.get(0).text().isBlank() || both.get(1).text().isBlank()) {
      throw new Refusal(
          "Không đọc được chữ trong một trong hai bản (bản quét hoặc ảnh) nên không so sánh được. Hãy mở từng bản để xem.");
    }
    return TextDifference.between(both.get(0).text(), both.get(1).text());
  }

  private DraftFile find(UUID documentId, UUID versionId) {
    return ledger.allFiles(documentId).stream()
        .filter(file -> file.id().equals(versionId))
        .findFirst()
        .orElseThrow(() -> new NotFound("Không tìm thấy bản này của dự thảo."));
  }

  private static int nextSlot(List<DraftFile> all) {
    return all.stream().mapToInt(DraftFile::slot).max().orElse(DraftFile.MAIN) + 1;
  }

  private static java.util.function.Predicate<DraftFile> at(int slot) {
    return file -> file.slot() == slot;
  }
}
