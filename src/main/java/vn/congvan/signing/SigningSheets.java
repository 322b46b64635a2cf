package vn.congvan.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.congvan.content.ContentStore;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.RegisteredMeans.Registered;
import vn.congvan.signing.SignedDocument.PagesToSign;
import vn.congvan.signing.SignedDocument.Place;
import vn.congvan.signing.SigningDesk.Job;
import vn.congvan.workflow.Processes;

/** What a signer reads: the pages, the means, what became of earlier attempts. */
@Component
public class SigningSheets {

  private static final int MOST_TASKS = 100;
  private static final int SHOWN_OF_ACCOUNT = 3;

  private final SigningDesk desk;
  private final SignatureAttempts attempts;
  private final SigningReadings readings;
  private final Processes processes;
  private final ContentStore store;
  private final MessageSource messages;
  private final RemainingTime remaining;

  SigningSheets(
      SigningDesk desk,
      SignatureAttempts attempts,
      SigningReadings readings,
      Processes processes,
      ContentStore store,
      MessageSource messages,
      RemainingTime remaining) {
    this.desk = desk;
    this.attempts = attempts;
    this.readings = readings;
    this.processes = processes;
    this.store = store;
    this.messages = messages;
    this.remaining = remaining;
  }

  /**
   * The signing sheet of a task.
   *
   * @param several the files that may be signed in one go, by their names; none if it is one
   * @param read whether this person has opened the pages
   * @param out the attempt that is out, or null
   */
  public record Sheet(
      String taskId,
      UUID documentId,
      String kind,
      String kindInWords,
      boolean mayWork,
      boolean read,
      String fileName,
      String numberAndSymbol,
      String capacity,
      Place place,
      List<MeansView> means,
      List<String> several,
      @Nullable AttemptView out,
      List<AttemptView> attempts) {}

  /** A means at hand; of the account only its last figures are shown. */
  public record MeansView(
      UUID id,
      String means,
      String inWords,
      String account,
      String subject,
      Instant validUntil,
      boolean signsSeveralAtOnce) {}

  /** One attempt, for whoever made it or may see the document's task. */
  public record AttemptView(
      UUID id,
      String state,
      String stateInWords,
      boolean out,
      boolean mayBeCancelled,
      String meansInWords,
      boolean signsWholeFile,
      String signerName,
      String numberAndSymbol,
      String controlCode,
      String pagesHash,
      Instant begunAt,
      Instant expiresAt,
      @Nullable Instant endedAt,
      boolean waitsInLine,
      boolean waitsForTheBrowser,
      @Nullable String reason) {}

  /** A task of the list of what a person may sign now. */
  public record Line(
      String taskId,
      UUID documentId,
      String kind,
      String kindInWords,
      String fileName,
      String numberAndSymbol,
      String capacity,
      boolean read,
      @Nullable Instant dueAt,
      @Nullable String remaining,
      List<MeansView> means,
      @Nullable AttemptView out,
      @Nullable String fault) {}

  /** The sheet, if the person may see the task. */
  public Sheet sheet(String taskId, String personId, Locale locale) {
    var job = desk.visible(taskId, personId);
    var pages = pages(job);
    var all = attempts.of(job.documentId());
    var mayWork = desk.mayWork(taskId, personId);
    return new Sheet(
        taskId,
        job.documentId(),
        job.kind().code(),
        words(locale, job.kind().vietnamese(), job.kind().english()),
        mayWork,
        readings.hasRead(taskId, personId),
        pages.fileName(),
        pages.numberAndSymbol(),
        pages.capacity(),
        pages.place(),
        mayWork ? means(job, personId, locale) : List.of(),
        desk.owner(job.documentId()).severalToSign(job.documentId(), job.kind()),
        attempts.out(job.documentId()).map(attempt -> view(attempt, locale)).orElse(null),
        all.stream().map(attempt -> view(attempt, locale)).toList());
  }

  /** The pages as they are shown before signing; while a request is out, exactly those that are. */
  public PagesToSign pages(String taskId, String personId) {
    return pages(desk.visible(taskId, personId));
  }

  /** The pages, and the record that this person has opened them. */
  public PagesToSign open(String taskId, String personId) {
    var job = desk.visible(taskId, personId);
    var pages = pages(job);
    readings.opened(taskId, personId, job.documentId(), DigestUtils.sha256Hex(pages.pdf()));
    return pages;
  }

  /** What became of an attempt, for who made it; also when the task is done. */
  public AttemptView attempt(UUID attemptId, String personId, Locale locale) {
    return view(own(attemptId, personId), locale);
  }

  /** What the page says to the agent on the signer's computer. */
  public FileSigner.Errand errand(UUID attemptId, String personId) {
    var attempt = own(attemptId, personId);
    if (attempt.state() != AttemptState.SENT || !attempt.means().signsWholeFile()) {
      throw new NotFound("Lần ký này không còn chờ phần mềm ký trên máy.");
    }
    return desk.fileSigner(attempt.means())
        .orElseThrow(() -> new NotFound("Chưa kết nối phần mềm ký trên máy."))
        .errand(
            new FileSigner.FileRequest(
                attempt.id(),
                attempt.kind(),
                attempt.signerId(),
                attempt.numberAndSymbol(),
                attempt.kind().isOfAgency() ? attempt.begunAt() : null,
                attempt.expiresAt()));
  }

  /** What the person may sign now, what is due first on top. */
  public List<Line> mine(String personId, Locale locale) {
    return processes
        .workable(SigningVariables.SIGN_DOCUMENT.process(), personId, MOST_TASKS)
        .stream()
        .map(task -> line(SigningDesk.job(task), personId, locale))
        .toList();
  }

  private Line line(Job job, String personId, Locale locale) {
    PagesToSign pages = null;
    String fault = null;
    try {
      pages = pages(job);
    } catch (Refusal refused) {
      fault = refused.in(locale);
    }
    var due = job.task().dueAt();
    return new Line(
        job.task().id(),
        job.documentId(),
        job.kind().code(),
        words(locale, job.kind().vietnamese(), job.kind().english()),
        pages == null ? "" : pages.fileName(),
        pages == null ? "" : pages.numberAndSymbol(),
        pages == null ? "" : pages.capacity(),
        readings.hasRead(job.task().id(), personId),
        due == null ? null : due.toInstant(),
        due == null ? null : remaining.until(job.agencyId(), due.toInstant(), locale),
        means(job, personId, locale),
        attempts.out(job.documentId()).map(attempt -> view(attempt, locale)).orElse(null),
        fault);
  }

  private Attempt own(UUID attemptId, String personId) {
    return attempts
        .find(attemptId)
        .filter(attempt -> attempt.signerId().equals(personId))
        .orElseThrow(() -> new NotFound("Không có lần ký này."));
  }

  private PagesToSign pages(Job job) {
    var out = attempts.out(job.documentId()).orElse(null);
    if (out == null) {
      var read = desk.owner(job.documentId()).read(job.documentId(), job.kind());
      return new PagesToSign(
          read.pdf(),
          read.fileName(),
          read.numberAndSymbol(),
          read.capacity(),
          SealPlace.of(job.kind(), read.place()));
    }
    try (var bytes = store.open(out.pagesSha256())) {
      return new PagesToSign(
          bytes.readAllBytes(), out.fileName(), out.numberAndSymbol(), out.capacity(), out.place());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<MeansView> means(Job job, String personId, Locale locale) {
    return desk.means(job, personId).stream().map(each -> view(each, locale)).toList();
  }

  private static MeansView view(Registered each, Locale locale) {
    var account = each.account();
    return new MeansView(
        each.id(),
        each.means().name(),
        words(locale, each.means().vietnamese(), each.means().english()),
        account.length() <= SHOWN_OF_ACCOUNT
            ? ""
            : "…" + account.substring(account.length() - SHOWN_OF_ACCOUNT),
        commonName(each),
        each.certificate().getNotAfter().toInstant(),
        each.means().signsSeveralAtOnce());
  }

  private static String commonName(Registered each) {
    var subject = each.certificate().getSubjectX500Principal().getName();
    try {
      return new LdapName(subject)
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> String.valueOf(part.getValue()))
              .findFirst()
              .orElse(subject);
    } catch (InvalidNameException e) {
      return subject;
    }
  }

  private AttemptView view(Attempt attempt, Locale locale) {
    var state = attempt.state();
    return new AttemptView(
        attempt.id(),
        state.name(),
        words(locale, state.vietnamese(), state.english()),
        state.isOut(),
        state.mayBeCancelled(),
        words(locale, attempt.means().vietnamese(), attempt.means().english()),
        attempt.means().signsWholeFile(),
        attempt.signerName(),
        attempt.numberAndSymbol(),
        attempt.controlCode(),
        attempt.pagesSha256(),
        attempt.begunAt(),
        attempt.expiresAt(),
        attempt.endedAt(),
        state == AttemptState.PREPARED
            && attempt.means() == Means.SIM_MSS
            && attempts.isBusy(attempt.meansId()),
        desk.inTheBrowser(attempt).isPresent(),
        reason(attempt, locale));
  }

  private @Nullable String reason(Attempt attempt, Locale locale) {
    var why = attempt.why();
    if (why == null || attempt.state() == AttemptState.VERIFIED) {
      return null;
    }
    var said = messages.getMessage("signing.why." + why, null, why, locale);
    return why.equals("NOT_TAKEN") && attempt.detail() != null
        ? said + " " + attempt.detail()
        : Objects.requireNonNull(said);
  }

  private static String words(Locale locale, String vietnamese, String english) {
    return locale.getLanguage().equals("en") ? english : vietnamese;
  }
}
