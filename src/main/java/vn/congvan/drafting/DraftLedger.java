package vn.congvan.drafting;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.Processes;

/** Keeps the draft, its files, its document and its process in step. */
@Component
class DraftLedger {

  /** The box at which a clerk brings the scan of what was signed on paper. */
  static final String PAPER_DESK = "enterPaperSignature";

  /** The boxes at which files may be brought. */
  private static final List<String> DESKS =
      List.of("draftDocument", "reviewDraft", "checkFormat", PAPER_DESK);

  private final DraftRows rows;
  private final DraftFileRows files;
  private final CoDraftRows coDrafts;
  private final EntityManager entities;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Processes processes;
  private final Deadlines deadlines;
  private final ProvinceClock clock;

  DraftLedger(
      DraftRows rows,
      DraftFileRows files,
      CoDraftRows coDrafts,
      EntityManager entities,
      Documents documents,
      Access access,
      Directory directory,
      Processes processes,
      Deadlines deadlines,
      ProvinceClock clock) {
    this.rows = rows;
    this.files = files;
    this.coDrafts = coDrafts;
    this.entities = entities;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.processes = processes;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** The draft, read after its document is locked: one act at a time changes it. */
  OutgoingDraft locked(UUID documentId) {
    documents.lock(documentId);
    var draft = get(documentId);
    entities.refresh(draft);
    return draft;
  }

  OutgoingDraft get(UUID documentId) {
    return rows.findByDocumentId(documentId)
        .orElseThrow(() -> new NotFound("Không tìm thấy văn bản đi."));
  }

  void enter(OutgoingDraft draft) {
    rows.save(draft);
  }

  /** The document's files as they stand now, the document itself first. */
  List<DraftFile> current(UUID documentId) {
    var newest = new TreeMap<Integer, DraftFile>();
    files.ofDocument(documentId).stream()
        .filter(file -> !file.isSignedInVain())
        .forEach(file -> newest.put(file.slot(), file));
    return newest.values().stream().filter(file -> !file.isRemoved()).toList();
  }

  @Nullable DraftFile main(UUID documentId) {
    return current(documentId).stream()
        .filter(file -> file.slot() == DraftFile.MAIN)
        .findFirst()
        .orElse(null);
  }

  /** The newest version without a signature, from which the pages to be signed are made. */
  DraftFile unsigned(UUID documentId) {
    return files.ofDocument(documentId).stream()
        .filter(file -> file.slot() == DraftFile.MAIN && !file.isSigned())
        .reduce((first, second) -> second)
        .orElseThrow(() -> new Refusal("Văn bản chưa có dự thảo."));
  }

  /** The signed document; null while it is not signed. */
  @Nullable DraftFile signed(UUID documentId) {
    var main = main(documentId);
    return main != null && main.isSigned() ? main : null;
  }

  /**
   * The appendices that bear the agency's signature or still have to: those with pages, since
   * nothing else can bear one.
   */
  List<DraftFile> appendicesToSign(UUID documentId) {
    return current(documentId).stream()
        .filter(file -> file.slot() != DraftFile.MAIN && file.pagesSha256() != null)
        .toList();
  }

  /** The signed file in force with these bytes, the document itself or an appendix. */
  Optional<DraftFile> signedAs(UUID documentId, String sha256) {
    return current(documentId).stream()
        .filter(file -> file.isSigned() && file.sha256().equals(sha256))
        .findFirst();
  }

  /** Adds a version after the last one of its slot. */
  DraftFile enter(
      UUID documentId,
      int slot,
      ArrivedFile file,
      @Nullable String text,
      String step,
      boolean signed,
      DraftFile.@Nullable Pages pages,
      String by) {
    var number =
        files.ofDocument(documentId).stream()
                .filter(other -> other.slot() == slot)
                .mapToInt(DraftFile::number)
                .max()
                .orElse(0)
            + 1;
    var version = new DraftFile(documentId, slot, number, file, text, step, signed, now(), by);
    if (pages != null) {
      version.hasPages(pages);
    }
    files.save(version);
    holdFiles(documentId, by);
    return version;
  }

  /** What was signed counts no more: the draft without a signature is in force again. */
  void signedInVain(UUID documentId, String by) {
    files.ofDocument(documentId).stream()
        .filter(file -> file.isSigned() && !file.isRemoved())
        .forEach(file -> file.remove(by, now()));
    holdFiles(documentId, by);
  }

  List<DraftFile> allFiles(UUID documentId) {
    return files.ofDocument(documentId);
  }

  /** Lets the document hold the files that are in force now. */
  void holdFiles(UUID documentId, String by) {
    entities.flush();
    var scanned = inScan(documentId);
    documents.holdFiles(
        documentId,
        current(documentId).stream()
            .filter(file -> !scanned.contains(file))
            .map(DraftFile::file)
            .toList(),
        by);
  }

  /**
   * The appendices that go out within the scan of what was signed and sealed on paper: all that
   * have pages, for what was printed of them was signed with the rest.
   */
  List<DraftFile> inScan(UUID documentId) {
    return get(documentId).signedBy() != null && signed(documentId) != null
        ? appendicesToSign(documentId)
        : List.of();
  }

  /** The person's open task at which he may change the files; null where he has none. */
  Processes.@Nullable OpenTask desk(UUID documentId, String personId) {
    return processes.tasksFor(List.of(documentId.toString())).stream()
        .filter(task -> DESKS.contains(task.activityId()))
        .filter(task -> processes.mayWork(personId, task.id()))
        .findFirst()
        .orElse(null);
  }

  List<CoDraft> coDrafts(UUID documentId) {
    return coDrafts.ofDocument(documentId);
  }

  /** The row, read after its document is locked. */
  CoDraft lockedCoDraft(UUID id) {
    var document =
        coDrafts.documentOf(id).orElseThrow(() -> new NotFound("Không tìm thấy việc góp ý."));
    documents.lock(document);
    var row = coDrafts.findById(id).orElseThrow();
    entities.refresh(row);
    return row;
  }

  /** Enters a unit that is asked, lets its heads see the document, and starts its instance. */
  void open(CoDraft row, String agencyId, Limit limit) {
    coDrafts.save(row);
    commentingBegins(row, limit);
    access.open(row.documentId(), Role.HEAD.at(row.unitId()));
    Map<String, Object> variables = new HashMap<>();
    variables.put("coDraftId", row.id().toString());
    variables.put("documentId", row.documentId().toString());
    variables.put("agencyId", agencyId);
    variables.put("priority", priority(documents.view(row.documentId()).urgency()));
    variables.put("unitId", row.unitId());
    variables.put("dueAt", java.util.Date.from(row.dueAt()));
    row.startedProcess(
        processes.start(DraftingVariables.CO_DRAFT_DOCUMENT, row.id().toString(), variables));
  }

  /** The unit is asked, and has until then. */
  void commentingBegins(CoDraft row, Limit limit) {
    deadlines.open(
        new NewDeadline(
            DeadlineKind.COMMENTING,
            row.id(),
            row.documentId(),
            row.agencyId(),
            row.unitId(),
            null,
            row.askedAt(),
            row.dueAt(),
            limit,
            documents.view(row.documentId()).urgency(),
            row.askedBy()));
  }

  /** The unit has said what it thinks, or is asked no more. */
  void commentingEnds(CoDraft row, String by) {
    deadlines.close(DeadlineKind.COMMENTING, row.id(), by);
  }

  /** Lets the document go on once no unit is at work with it; the caller holds its lock. */
  void goOnIfAllHaveCommented(UUID documentId) {
    entities.flush();
    if (coDrafts(documentId).stream().noneMatch(CoDraft::isOpen)) {
      tellCommentsGathered(documentId);
    }
  }

  boolean tellCommentsGathered(UUID documentId) {
    return processes.tell(instanceOf(documentId), DraftingMessages.COMMENTS_GATHERED, Map.of());
  }

  void tellWithdrawn(CoDraft row) {
    processes.tell(
        java.util.Objects.requireNonNull(row.processInstanceId()),
        DraftingMessages.COMMENT_NO_LONGER_NEEDED,
        Map.of());
  }

  private String instanceOf(UUID documentId) {
    return java.util.Objects.requireNonNull(documents.view(documentId).processInstanceId());
  }

  /** Lets whoever is in charge of the post see the document. */
  void show(UUID documentId, UUID postId) {
    access.open(documentId, Directory.postGroup(postId));
  }

  void show(UUID documentId, String group) {
    access.open(documentId, group);
  }

  java.time.Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return clock.today();
  }

  String unitName(String unitId) {
    return directory.unit(unitId).map(Directory.Unit::name).orElse(unitId);
  }

  String postName(UUID postId) {
    return directory
        .post(postId)
        .map(post -> post.personName() + " (" + post.title() + ")")
        .orElse("Người không còn giữ vị trí công tác");
  }

  static int priority(int urgency) {
    return Urgency.of(urgency).orElse(Urgency.NORMAL).priority();
  }
}
