package vn.congvan.intake.signatures;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congvan.content.ContentStore;
import vn.congvan.intake.SignatureChecks;
import vn.congvan.intake.inspection.WallClock;
import vn.congvan.intake.signatures.SignatureRows.Check;
import vn.congvan.intake.signatures.SignatureRows.Due;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.ArrivedSignatures;
import vn.congvan.signing.ArrivedSignatures.Verdict;
import vn.congvan.trust.TrustList;

/**
 * Where signatures are checked, one file after the other, within a time and outside of any request
 * and transaction. What is due stands in the database until its result does: a check that a crash
 * cut off is made again.
 */
@Component
public class SignatureDesk {

  private static final Logger log = LoggerFactory.getLogger(SignatureDesk.class);

  private static final int PORTION = 20;
  // One file is looked at at a time; so many hostile ones may never come to an end before it stops.
  private static final int STUCK = 4;
  private static final Duration PUT_OFF = Duration.ofMinutes(5);
  // Of 982 agencies that get the same bytes, one asks; where nobody answered or the check found no
  // end, not sooner again than whoever has them first.
  private static final Duration SETTLED = Duration.ofHours(24);
  private static final Duration UNSETTLED = Duration.ofMinutes(5);

  private final SignatureRows rows;
  private final SignatureChecks checks;
  private final ContentStore store;
  private final ArrivedSignatures signatures;
  private final TrustList trust;
  private final SignatureSettings settings;
  private final ProvinceClock clock;
  private final WallClock wallClock;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final ExecutorService desk =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "signature-desk");
            thread.setDaemon(true);
            return thread;
          });

  SignatureDesk(
      SignatureRows rows,
      SignatureChecks checks,
      ContentStore store,
      ArrivedSignatures signatures,
      TrustList trust,
      SignatureSettings settings,
      ProvinceClock clock) {
    this.rows = rows;
    this.checks = checks;
    this.store = store;
    this.signatures = signatures;
    this.trust = trust;
    this.settings = settings;
    this.clock = clock;
    this.wallClock = new WallClock("signature-check", STUCK, settings.checkTime());
  }

  /** Looks whether anything is due; the work is done on a thread of its own. */
  @Scheduled(
      initialDelayString = "${congvan.signatures.look-after:PT10S}",
      fixedDelayString = "${congvan.signatures.look-every:PT1S}")
  void look() {
    if (busy.compareAndSet(false, true)) {
      desk.execute(
          () -> {
            try {
              checkWhatIsDue();
            } catch (RuntimeException trouble) {
              log.error("Signatures could not be checked; it is tried again", trouble);
            } finally {
              busy.set(false);
            }
          });
    }
  }

  @PreDestroy
  void close() {
    desk.shutdownNow();
  }

  /** Checks all that is due; returns how many files that were. */
  public synchronized int checkWhatIsDue() {
    var checked = 0;
    while (!Thread.currentThread().isInterrupted()) {
      var due = rows.due(clock.instant(), PORTION);
      if (due.isEmpty()) {
        break;
      }
      var version = trust.number();
      var known = new HashMap<String, Check>();
      for (var each : due) {
        try {
          check(each, version, known);
        } catch (IOException | RuntimeException trouble) {
          if (Thread.currentThread().isInterrupted()) {
            // The office closes; what is due stays due.
            return checked;
          }
          log.error("The signatures of {} are checked later", each.sha256(), trouble);
          rows.postpone(each.id(), clock.instant().plus(PUT_OFF));
        }
        checked++;
      }
    }
    return checked;
  }

  /** {@code known} is what was found of bytes just now: most of a portion may be the same. */
  private void check(Due due, int version, Map<String, Check> known) throws IOException {
    var same =
        Optional.ofNullable(due.isFirst() ? known.get(due.sha256()) : null)
            .or(() -> ofSameBytes(due, version));
    if (same.isPresent()) {
      known.put(due.sha256(), same.get());
      checks.finishAs(due, same.get());
      return;
    }
    byte[] pdf;
    try (var content = store.open(due.sha256())) {
      pdf = content.readAllBytes();
    }
    var result = wallClock.within(() -> look(pdf), () -> new Result(null, tooLong()));
    if (result.verdict() == null) {
      checks.giveUp(due, version, String.valueOf(result.trouble()));
    } else if (result.verdict().findings().isEmpty() && bearsTraces(pdf)) {
      checks.giveUp(
          due,
          version,
          "Tệp có dấu vết của chữ ký số nhưng không có chữ ký nào đọc được; có thể chữ ký đã bị gỡ");
    } else {
      checks.finish(due, result.verdict());
    }
  }

  /** What was looked at since the check fell due is what it asks for, whatever came of it. */
  private Optional<Check> ofSameBytes(Due due, int version) {
    var now = clock.instant();
    return due.isFirst()
        ? rows.settledOfSameBytes(due.sha256(), version, now.minus(SETTLED))
            .or(() -> rows.lastOfSameBytes(due.sha256(), version, now.minus(UNSETTLED)))
        : rows.lastOfSameBytes(due.sha256(), version, due.dueAt());
  }

  /** Whatever the fields of the form say: a signature leaves this word behind. */
  private static boolean bearsTraces(byte[] pdf) {
    return new String(pdf, StandardCharsets.ISO_8859_1).contains("/ByteRange");
  }

  private record Result(@Nullable Verdict verdict, @Nullable String trouble) {}

  private Result look(byte[] pdf) {
    try {
      return new Result(signatures.verify(pdf), null);
    } catch (IOException | RuntimeException e) {
      log.debug("Unreadable signatures", e);
      return new Result(null, "Tệp không đọc được như một PDF đã ký");
    } catch (OutOfMemoryError | StackOverflowError e) {
      log.warn("A PDF of {} bytes exhausted the check of its signatures: {}", pdf.length, e);
      return new Result(null, "Tệp có cấu trúc bất thường, không thể kiểm tra an toàn");
    }
  }

  private String tooLong() {
    return "Kiểm tra quá " + settings.checkTime().toSeconds() + " giây chưa xong";
  }
}
