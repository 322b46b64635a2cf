package vn.congvan.drafting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.assignment.Replies;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.delivery.Recipient;
import vn.congvan.delivery.Recipients;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.registration.OutgoingNumbers;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/** An outgoing document's draft as people read it, for those who may see the document. */
@UseCase
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class DraftBook {

  /** The draft with its files, versions and comments. */
  public record Sheet(
      UUID documentId,
      @Nullable String typeCode,
      @Nullable String subject,
      @Nullable String field,
      int urgency,
      @Nullable String receivers,
      List<Recipient> recipients,
      @Nullable String council,
      boolean onPaper,
      @Nullable String signerCapacity,
      @Nullable String signer,
      @Nullable UUID checkerPost,
      String drafter,
      @Nullable String unitName,
      @Nullable String returnReason,
      @Nullable String returnedBy,
      @Nullable Related replyTo,
      @Nullable Related amends,
      @Nullable String amendment,
      List<FileView> files,
      List<CommentView> comments,
      boolean mayEdit,
      boolean mayStopWaiting) {}

  /** Another document, named as people know it. */
  public record Related(UUID id, String title) {}

  /**
   * The document itself or an appendix, newest version first; removed ones only have old ones. An
   * appendix that was signed on paper goes out within the scan.
   */
  public record FileView(int slot, boolean removed, boolean inScan, List<VersionView> versions) {}

  /** What was begun as an answer to a document, and whether the reader may begin one. */
  public record Answers(List<Related> begun, boolean mayBegin) {}

  /** One version of a file. */
  public record VersionView(
      UUID id,
      int number,
      String name,
      long size,
      @Nullable Integer pages,
      String step,
      String addedBy,
      Instant addedAt,
      boolean comparable,
      boolean signed) {}

  /** A unit that was asked, and what it said. */
  public record CommentView(
      UUID id,
      String unitId,
      String unit,
      @Nullable String question,
      Instant askedAt,
      Instant dueAt,
      @Nullable String remaining,
      String state,
      String stateInWords,
      @Nullable String comment,
      @Nullable String commentedBy,
      @Nullable Instant closedAt) {}

  /** The lists from which the drafter chooses. */
  public record Choices(
      List<Signer> signers,
      List<Directory.Post> checkers,
      List<Directory.Unit> units,
      Letterhead letterhead,
      List<Council> councils) {}

  /** A council of the agency that may issue the document, and how its letters are headed. */
  public record Council(String symbol, String name, Letterhead letterhead) {}

  /** Somebody who may sign, and as what. */
  public record Signer(String key, String name, String position, String printed) {}

  private final DraftLedger ledger;
  private final DraftRows rows;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Recipients recipients;
  private final SigningAuthority authority;
  private final Replies replies;
  private final OutgoingNumbers numbers;
  private final RemainingTime remaining;

  DraftBook(
      DraftLedger ledger,
      DraftRows rows,
      Documents documents,
      Access access,
      Directory directory,
      Recipients recipients,
      SigningAuthority authority,
      Replies replies,
      OutgoingNumbers numbers,
      RemainingTime remaining) {
    this.ledger = ledger;
    this.rows = rows;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.recipients = recipients;
    this.authority = authority;
    this.replies = replies;
    this.numbers = numbers;
    this.remaining = remaining;
  }

  /** The draft of a document. */
  public Sheet sheet(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var draft = ledger.get(documentId);
    var document = documents.view(documentId);
    var names = new HashMap<String, String>();
    var comments = ledger.coDrafts(documentId);
    var unit = draft.unitId();
    var signer = draft.signerPostId();
    return new Sheet(
        documentId,
        document.typeCode(),
        document.subject(),
        document.field(),
        document.urgency(),
        draft.receivers(),
        recipients.of(documentId),
        numbers.councilOf(documentId),
        draft.isOnPaper(),
        draft.signerCapacity(),
        signer == null ? null : ledger.postName(signer),
        draft.checkerPostId(),
        ledger.postName(draft.drafterPostId()),
        unit == null ? null : ledger.unitName(unit),
        draft.returnReason(),
        draft.returnedBy() == null ? null : name(names, draft.returnedBy()),
        related(draft.replyTo(), personId),
        related(draft.amendedDocument(), personId),
        draft.amendment() == null ? null : draft.amendment().name(),
        files(documentId, names),
        comments.stream().map(row -> view(row, names, locale)).toList(),
        ledger.desk(documentId, personId) != null,
        comments.stream().anyMatch(CoDraft::isOpen)
            && directory.groupsOf(personId).contains(Directory.postGroup(draft.drafterPostId())));
  }

  /** To whom the draft may go; who asks as the first in a year opens the year's books by that. */
  @Recorded(false)
  @Transactional(noRollbackFor = Refusal.class)
  public Choices choices(UUID documentId, @Nullable String typeCode, String personId) {
    access.requireSight(personId, documentId);
    var draft = ledger.get(documentId);
    var posts = directory.posts(draft.agencyId(), null, null);
    var headed =
        posts.stream()
            .filter(post -> post.role() == Role.HEAD)
            .map(Directory.Post::unitId)
            .collect(java.util.stream.Collectors.toSet());
    return new Choices(
        authority
            .signers(
                draft.agencyId(), typeCode == null ? typeOf(documentId) : typeCode, ledger.today())
            .stream()
            .map(one -> new Signer(one.key(), one.personName(), one.position(), one.printed()))
            .toList(),
        posts.stream()
            .filter(
                post ->
                    post.role() == Role.HEAD
                        || post.role() == Role.SPECIALIST
                        || post.role() == Role.CLERK)
            .filter(post -> !post.id().equals(draft.drafterPostId()))
            .toList(),
        directory.units(draft.agencyId()).stream()
            .filter(unit -> headed.contains(unit.id()))
            .filter(unit -> !unit.id().equals(draft.unitId()))
            .toList(),
        letterhead(draft),
        numbers.councils(draft.agencyId()).stream()
            .map(
                council ->
                    new Council(
                        council.symbol(),
                        council.name(),
                        letterhead(draft)
                            .ofCouncil(council.name(), symbol(draft, council.symbol()))))
            .toList());
  }

  private Letterhead letterhead(OutgoingDraft draft) {
    var agency = directory.agency(draft.agencyId()).orElseThrow();
    var unit = draft.unitId();
    return Letterhead.of(
        agency,
        Optional.ofNullable(agency.parentId()).flatMap(directory::agency).orElse(null),
        unit == null ? null : directory.unit(unit).orElse(null),
        symbol(draft, null));
  }

  /** A proposal only: whoever has no symbol yet may draft all the same. */
  private String symbol(OutgoingDraft draft, @Nullable String council) {
    try {
      return numbers.symbolOf(draft.documentId(), draft.unitId(), council);
    } catch (Refusal noneYet) {
      return "";
    }
  }

  private String typeOf(UUID documentId) {
    var type = documents.view(documentId).typeCode();
    return type == null ? "" : type;
  }

  /** The answers that were begun to an incoming document, of those that the person may see. */
  public Answers answersTo(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    var begun =
        rows.answersTo(documentId).stream()
            .map(OutgoingDraft::documentId)
            .filter(answer -> access.maySee(personId, answer))
            .map(answer -> new Related(answer, title(documents.view(answer))))
            .toList();
    return new Answers(begun, replies.wantedFrom(documentId, personId).isPresent());
  }

  private @Nullable Related related(@Nullable UUID documentId, String personId) {
    return documentId == null || !access.maySee(personId, documentId)
        ? null
        : new Related(documentId, title(documents.view(documentId)));
  }

  static String title(DocumentView document) {
    var number = document.numberAndSymbol();
    var subject = document.subject() == null ? "" : document.subject();
    return number.isEmpty() ? subject : number + " – " + subject;
  }

  private List<FileView> files(UUID documentId, Map<String, String> names) {
    var bySlot = new TreeMap<Integer, List<DraftFile>>();
    for (var file : ledger.allFiles(documentId)) {
      bySlot.computeIfAbsent(file.slot(), slot -> new ArrayList<>()).add(file);
    }
    var inForce = ledger.current(documentId);
    var inScan = ledger.inScan(documentId);
    return bySlot.entrySet().stream()
        .map(
            entry ->
                new FileView(
                    entry.getKey(),
                    entry.getKey() != DraftFile.MAIN
                        && inForce.stream().noneMatch(file -> file.slot() == entry.getKey()),
                    inScan.stream().anyMatch(file -> file.slot() == entry.getKey()),
                    entry.getValue().stream()
                        .sorted(Comparator.comparing(DraftFile::number).reversed())
                        .map(
                            file ->
                                new VersionView(
                                    file.id(),
                                    file.number(),
                                    file.name(),
                                    file.size(),
                                    file.pages(),
                                    file.step(),
                                    name(names, file.addedBy()),
                                    file.addedAt(),
                                    !file.text().isBlank(),
                                    file.isSigned()))
                        .toList()))
        .toList();
  }

  private CommentView view(CoDraft row, Map<String, String> names, Locale locale) {
    var english = "en".equals(locale.getLanguage());
    return new CommentView(
        row.id(),
        row.unitId(),
        ledger.unitName(row.unitId()),
        row.question(),
        row.askedAt(),
        row.dueAt(),
        row.isOpen() ? remaining.until(row.agencyId(), row.dueAt(), locale) : null,
        row.state().name(),
        english ? row.state().english() : row.state().vietnamese(),
        row.comment(),
        row.commentedBy() == null ? null : name(names, row.commentedBy()),
        row.closedAt());
  }

  private String name(Map<String, String> names, String personId) {
    return names.computeIfAbsent(
        personId, id -> directory.person(id).map(Directory.Person::fullName).orElse(id));
  }
}
