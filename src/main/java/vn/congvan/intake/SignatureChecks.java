package vn.congvan.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.document.AttachmentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.intake.SignatureReport.FileReport;
import vn.congvan.intake.SignatureReport.Found;
import vn.congvan.intake.signatures.SignatureRows;
import vn.congvan.intake.signatures.SignatureRows.Check;
import vn.congvan.intake.signatures.SignatureRows.Due;
import vn.congvan.intake.signatures.SignatureRows.Kept;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.signing.ArrivedSignatures.Verdict;
import vn.congvan.signing.Doubt;
import vn.congvan.workflow.ActingPerson;

/**
 * What is known about the signatures of what arrived, and what a clerk decided about it (Decree
 * 30/2020, Art. 21 and 22: authenticity and wholeness are checked on receipt).
 */
@UseCase
public class SignatureChecks {

  /** How long after an attempt without an answer about revocation the next one follows. */
  private static final List<Duration> PATIENCE =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(24),
          Duration.ofHours(72));

  private static final String PDF = "application/pdf";
  private static final int LONGEST = 500;

  private final SignatureRows rows;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final ProvinceClock clock;

  SignatureChecks(
      SignatureRows rows,
      Documents documents,
      Access access,
      Directory directory,
      ProvinceClock clock) {
    this.rows = rows;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Has the signatures of every PDF of these documents checked soon, in the caller's transaction.
   */
  @Recorded(false)
  public void ask(List<UUID> documentIds, String by) {
    rows.askAll(
        documentIds.stream().flatMap(each -> pdfs(each).stream()).toList(), clock.instant(), by);
  }

  /** The same for what has just come in, of which the inspection knows whether it is signed. */
  @Recorded(false)
  void arrived(UUID documentId, boolean signed, String by) {
    if (signed) {
      ask(List.of(documentId), by);
      return;
    }
    for (var file : pdfs(documentId)) {
      rows.unsigned(documentId, file.id(), file.sha256(), clock.instant(), by);
    }
  }

  /** Has a document's signatures checked once more, by the trust list as it is now. */
  public void again(UUID documentId, String by) {
    access.requireSight(by, documentId);
    access.requireRole(by, Role.CLERK, documents.view(documentId).agencyId());
    var now = clock.instant();
    rows.hasten(documentId, now);
    var open =
        rows.of(documentId).stream()
            .filter(check -> check.dueAt() != null)
            .map(Check::attachmentId)
            .toList();
    for (var file : pdfs(documentId)) {
      if (!open.contains(file.id())) {
        rows.ask(documentId, file.id(), file.sha256(), 1, now, now, by);
      }
    }
  }

  /** What is known, for one who may see the document. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public SignatureReport report(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var document = documents.view(documentId);
    var found = look(documentId);
    var english = "en".equals(locale.getLanguage());
    return new SignatureReport(
        found.standing(),
        !found.files().isEmpty() && directory.holds(personId, Role.CLERK, document.agencyId()),
        found.standing() == SignatureStanding.DOUBTFUL ? proposedReturn(found) : null,
        rows.decision(documentId)
            .map(
                decided ->
                    new SignatureReport.Decision(
                        decided.at(), nameOf(decided.by()), decided.reason()))
            .orElse(null),
        found.files().stream().map(file -> report(file, english)).toList());
  }

  /** How the document stands. */
  @Transactional(readOnly = true)
  public SignatureStanding standing(UUID documentId) {
    return look(documentId).standing();
  }

  /** What speaks against registering the document with this reason; empty if nothing does. */
  @Transactional(readOnly = true)
  public Optional<Sentence> faultOf(UUID documentId, @Nullable String reason) {
    if (!standing(documentId).needsReason()) {
      return Optional.empty();
    }
    if (reason == null || reason.isBlank()) {
      return Optional.of(
          standing(documentId) == SignatureStanding.WAITING
              ? new Sentence(
                  "Chưa kiểm tra xong chữ ký số. Hãy chờ kết quả, hoặc nêu lý do vẫn đăng ký.")
              : new Sentence(
                  "Chữ ký số không đạt. Hãy nêu lý do vẫn đăng ký, hoặc trả lại nơi gửi."));
    }
    return reason.strip().length() > LONGEST
        ? Optional.of(new Sentence("Tối đa %s ký tự.", LONGEST))
        : Optional.empty();
  }

  /** Keeps why the clerk registers the document nevertheless; nothing where no reason is needed. */
  public void decide(UUID documentId, @Nullable String reason, String by) {
    faultOf(documentId, reason)
        .ifPresent(
            fault -> {
              throw Refusal.of("signatureReason", fault);
            });
    var found = look(documentId);
    if (reason == null || !found.standing().needsReason()) {
      return;
    }
    rows.decide(documentId, clock.instant(), by, found.standing().name(), reason.strip());
    documents.record(
        documentId,
        by,
        EventKind.SIGNATURES_CHECKED,
        "Vẫn đăng ký. " + summary(found) + ". Lý do: " + reason.strip());
  }

  /** Enters what a check came to, and when it is made again if nobody could be asked. */
  @Recorded(false)
  public void finish(Due due, Verdict verdict) {
    var doubts = new LinkedHashSet<Doubt>();
    verdict.findings().forEach(finding -> doubts.addAll(finding.doubts()));
    var outcome =
        verdict.findings().isEmpty()
            ? SignatureOutcome.UNSIGNED
            : doubts.isEmpty() ? SignatureOutcome.GOOD : SignatureOutcome.DOUBTFUL;
    var before = look(due.documentId());
    var now = clock.instant();
    if (!rows.finish(due.id(), now, verdict.trustVersion(), outcome, null)) {
      return;
    }
    rows.keep(due.id(), verdict.findings());
    if (doubts.contains(Doubt.REVOCATION_UNKNOWN)) {
      askLater(due, now);
    }
    tell(due.documentId(), before);
  }

  /** From when it was last asked: whoever has the same bytes is then due at the same moment. */
  private void askLater(Due due, Instant asked) {
    if (due.attempt() <= PATIENCE.size()) {
      rows.ask(
          due.documentId(),
          due.attachmentId(),
          due.sha256(),
          due.attempt() + 1,
          clock.instant(),
          asked.plus(PATIENCE.get(due.attempt() - 1)),
          ActingPerson.SYSTEM);
    }
  }

  /** Enters that a check has the result of one of the same bytes, and was made when that was. */
  @Recorded(false)
  public void finishAs(Due due, Check same) {
    var before = look(due.documentId());
    var outcome = same.outcome();
    var version = same.trustVersion();
    var checkedAt = same.checkedAt();
    if (outcome == null
        || version == null
        || checkedAt == null
        || !rows.finish(due.id(), checkedAt, version, outcome, same.trouble())) {
      return;
    }
    rows.copy(same.id(), due.id());
    if (rows.findings(List.of(due.id())).stream()
        .anyMatch(found -> found.doubts().contains(Doubt.REVOCATION_UNKNOWN))) {
      askLater(due, checkedAt);
    }
    tell(due.documentId(), before);
  }

  /** Enters that a check could not be brought to an end, and why. */
  @Recorded(false)
  public void giveUp(Due due, int trustVersion, String trouble) {
    var before = look(due.documentId());
    if (rows.finish(due.id(), clock.instant(), trustVersion, SignatureOutcome.UNCHECKED, trouble)) {
      tell(due.documentId(), before);
    }
  }

  /** Forgets all about a document whose files may not be kept. */
  @Recorded(false)
  void forget(UUID documentId) {
    rows.forget(documentId);
  }

  /** A change is told in the history, so that nothing that turns out late passes unseen. */
  private void tell(UUID documentId, Standing before) {
    var now = look(documentId);
    if (now.standing() != SignatureStanding.UNSIGNED && !summary(now).equals(summary(before))) {
      documents.record(documentId, ActingPerson.SYSTEM, EventKind.SIGNATURES_CHECKED, summary(now));
    }
  }

  private record File(
      AttachmentView file,
      @Nullable Check last,
      List<Kept> findings,
      boolean waiting,
      @Nullable Instant againAt) {

    SignatureStanding standing() {
      if (last == null || last.outcome() == null) {
        return SignatureStanding.WAITING;
      }
      return switch (last.outcome()) {
        case UNSIGNED -> SignatureStanding.UNSIGNED;
        case GOOD -> SignatureStanding.GOOD;
        case DOUBTFUL, UNCHECKED -> SignatureStanding.DOUBTFUL;
      };
    }
  }

  private record Standing(List<File> files) {

    SignatureStanding standing() {
      return files.stream()
          .map(File::standing)
          .max(java.util.Comparator.naturalOrder())
          .orElse(SignatureStanding.NONE);
    }
  }

  private Standing look(UUID documentId) {
    var checks = new HashMap<UUID, List<Check>>();
    for (var check : rows.of(documentId)) {
      checks.computeIfAbsent(check.attachmentId(), id -> new ArrayList<>()).add(check);
    }
    if (checks.isEmpty()) {
      return new Standing(List.of());
    }
    var last = new HashMap<UUID, Check>();
    checks.forEach(
        (file, all) ->
            all.stream()
                .filter(check -> check.checkedAt() != null)
                .reduce((first, second) -> second)
                .ifPresent(check -> last.put(file, check)));
    var findings =
        rows.findings(last.values().stream().map(Check::id).toList()).stream()
            .collect(Collectors.groupingBy(Kept::checkId));
    var now = clock.instant();
    var files = new ArrayList<File>();
    for (var file : pdfs(documentId)) {
      var all = checks.getOrDefault(file.id(), List.of());
      if (all.isEmpty()) {
        continue;
      }
      var open =
          all.stream()
              .map(Check::dueAt)
              .filter(java.util.Objects::nonNull)
              .min(Instant::compareTo)
              .orElse(null);
      var check = last.get(file.id());
      files.add(
          new File(
              file,
              check,
              check == null ? List.of() : findings.getOrDefault(check.id(), List.of()),
              open != null && !open.isAfter(now),
              open != null && open.isAfter(now) ? open : null));
    }
    return new Standing(files);
  }

  private List<AttachmentView> pdfs(UUID documentId) {
    return documents.view(documentId).files().stream()
        .filter(file -> file.mediaType().equals(PDF))
        .toList();
  }

  private static FileReport report(File file, boolean english) {
    var check = file.last();
    var outcome = check == null ? null : check.outcome();
    return new FileReport(
        file.file().id(),
        file.file().name(),
        outcome,
        outcome == null ? null : english ? outcome.english() : outcome.vietnamese(),
        check == null ? null : check.trouble(),
        check == null ? null : check.checkedAt(),
        check == null ? null : check.trustVersion(),
        check == null ? null : check.trustMadeAt(),
        file.waiting(),
        file.againAt(),
        file.findings().stream().map(found -> report(found, english)).toList());
  }

  private static Found report(Kept found, boolean english) {
    return new Found(
        found.field(),
        found.timeStamp(),
        found.doubts().isEmpty(),
        found.signer(),
        found.organization(),
        found.issuer(),
        found.serial(),
        found.validFrom(),
        found.validUntil(),
        found.claimedAt(),
        found.stampedAt(),
        found.doubts().stream().map(english ? Doubt::english : Doubt::vietnamese).toList(),
        found.evidence());
  }

  /** All files in one sentence for the history. */
  private static String summary(Standing found) {
    return found.files().stream()
        .map(file -> "Tệp “" + file.file().name() + "”: " + summary(file))
        .collect(Collectors.joining("; "));
  }

  private static String summary(File file) {
    var check = file.last();
    var outcome = check == null ? null : check.outcome();
    if (outcome == null) {
      return "chưa kiểm tra xong chữ ký số";
    }
    var doubts = doubts(file);
    var signers =
        file.findings().stream()
            .filter(found -> !found.timeStamp() && found.signer() != null)
            .map(Kept::signer)
            .distinct()
            .collect(Collectors.joining(", "));
    return lower(outcome.vietnamese())
        + (signers.isEmpty() ? "" : " (" + signers + ")")
        + (doubts.isEmpty() ? "" : ": " + doubts)
        + (check.trouble() == null ? "" : ": " + lower(check.trouble()));
  }

  private static String doubts(File file) {
    return file.findings().stream()
        .flatMap(found -> found.doubts().stream())
        .distinct()
        .sorted()
        .map(doubt -> lower(doubt.vietnamese()))
        .collect(Collectors.joining(", "));
  }

  private static String proposedReturn(Standing found) {
    var reason =
        found.files().stream()
            .filter(file -> file.standing() == SignatureStanding.DOUBTFUL)
            .map(file -> "Tệp “" + file.file().name() + "”: " + summary(file))
            .collect(Collectors.joining("; "));
    var end = ". Đề nghị cơ quan gửi kiểm tra và gửi lại văn bản có chữ ký số hợp lệ.";
    var most = LONGEST - end.length();
    return (reason.length() > most ? reason.substring(0, most - 1) + "…" : reason) + end;
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private String nameOf(String personId) {
    return directory.person(personId).map(Directory.Person::fullName).orElse(personId);
  }
}
