package vn.congvan.signing;

import java.net.URI;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.acts.ActInHand;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/**
 * Sends a signer's browser to the page of the service that keeps the key, and takes it back: only
 * the same person in the same session, for the attempt that is still out, once. The code that comes
 * back is worth nothing to anybody who does not know what its challenge was made of (PKCE).
 */
@UseCase
public class BrowserConsents {

  private static final int BYTES = 32;
  private static final String AGAIN = " Hãy mở lại việc ký trên Công Văn và ký lại.";

  private final SignatureAttempts attempts;
  private final SigningDesk desk;
  private final JdbcClient database;
  private final ProvinceClock clock;
  private final SecureRandom random = new SecureRandom();

  BrowserConsents(
      SignatureAttempts attempts, SigningDesk desk, JdbcClient database, ProvinceClock clock) {
    this.attempts = attempts;
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /** The service's page for the person's own attempt. */
  @Recorded(false)
  public URI begin(UUID attemptId, String personId, String sessionId, URI back) {
    var attempt =
        attempts
            .find(attemptId)
            .filter(found -> found.signerId().equals(personId))
            .filter(found -> !found.isOver(clock.instant()))
            .orElseThrow(() -> new NotFound("Không có lần ký này."));
    var signer =
        desk.inTheBrowser(attempt)
            .orElseThrow(
                () -> new NotFound("Lần ký này không chờ xác nhận trên trang của dịch vụ ký."));
    var state = word();
    var verifier = word();
    database
        .sql(
            """
            insert into signing_consent
              (state_hash, attempt_id, person_id, session_hash, verifier, back, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            DigestUtils.sha256Hex(state),
            attemptId,
            personId,
            DigestUtils.sha256Hex(sessionId),
            verifier,
            back.toString(),
            attempt.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
    var challenge =
        Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(verifier));
    return signer.page(
        java.util.Objects.requireNonNull(attempt.transaction()), state, challenge, back);
  }

  private record Consent(
      UUID attemptId,
      String personId,
      String sessionHash,
      String verifier,
      URI back,
      OffsetDateTime expiresAt) {}

  /** What became of the signer's consent, once his browser has come back. */
  public enum Outcome {
    /** It is taken, and the signature is fetched. */
    AGREED("Đồng ý"),
    /** It had been taken before, and the signing goes on or is done. */
    ALREADY("Đã đồng ý trước đó"),
    /** The signer said no, and the attempt has ended. */
    DECLINED("Không đồng ý"),
    /** The service gave nothing, and the attempt has ended. */
    FAILED("Dịch vụ ký không gửi xác nhận"),
    /** It came after the end. */
    OVER("Lần ký đã kết thúc");

    private final String recorded;

    Outcome(String recorded) {
      this.recorded = recorded;
    }
  }

  /**
   * The browser has come back. What ends here must stay ended, so it is told, not thrown: a refusal
   * undoes what was written before it.
   *
   * @param code what the service gave, if the owner agreed
   * @param error what it says otherwise
   * @throws Refusal if it is not this person's errand in this session, or its word was used before
   */
  public Outcome finish(
      String state,
      @Nullable String code,
      @Nullable String error,
      String personId,
      String sessionId) {
    var consent =
        find(state)
            .filter(found -> found.personId().equals(personId))
            .filter(found -> found.sessionHash().equals(DigestUtils.sha256Hex(sessionId)))
            .orElseThrow(() -> new Refusal("Xác nhận này không phải cho lần ký của bạn." + AGAIN));
    var act = ActInHand.current();
    var attempt = attempts.find(consent.attemptId()).orElseThrow();
    if (act != null) {
      act.about(attempt.documentId()).in(attempt.agencyId());
    }
    var outcome = outcome(state, code, error, consent, attempt);
    if (act != null) {
      // The record tells a yes from a no.
      act.saying(outcome.recorded);
    }
    return outcome;
  }

  private Outcome outcome(
      String state,
      @Nullable String code,
      @Nullable String error,
      Consent consent,
      Attempt attempt) {
    if (!use(state)) {
      if (isTaken(attempt)) {
        return Outcome.ALREADY;
      }
      throw new Refusal("Xác nhận này đã được dùng rồi và chỉ dùng được một lần." + AGAIN);
    }
    var signer = desk.inTheBrowser(attempt);
    if (signer.isEmpty() || !consent.expiresAt().toInstant().isAfter(clock.instant())) {
      return tooLate(attempt.id());
    }
    if (code == null || code.isBlank()) {
      var declined = "access_denied".equals(error);
      var ended =
          attempts.ended(
              attempt,
              declined ? AttemptState.CANCELLED : AttemptState.FAILED,
              declined ? "CANCELLED" : "FAILED",
              error == null ? "no code" : error);
      if (!ended) {
        return tooLate(attempt.id());
      }
      return declined ? Outcome.DECLINED : Outcome.FAILED;
    }
    var goesOn =
        attempts.renamed(
            attempt,
            signer
                .get()
                .agreed(
                    java.util.Objects.requireNonNull(attempt.transaction()),
                    code,
                    consent.verifier(),
                    consent.back()));
    if (!goesOn) {
      return tooLate(attempt.id());
    }
    attempts.soon(attempt.id());
    return Outcome.AGREED;
  }

  /** Another page was faster: its consent goes on, or the attempt is over. */
  private Outcome tooLate(UUID attemptId) {
    if (isTaken(attempts.find(attemptId).orElseThrow())) {
      return Outcome.ALREADY;
    }
    attempts.late(attemptId);
    return Outcome.OVER;
  }

  private boolean isTaken(Attempt attempt) {
    return attempt.state() == AttemptState.VERIFIED
        || (attempt.state().isOut() && desk.inTheBrowser(attempt).isEmpty());
  }

  private Optional<Consent> find(String state) {
    return database
        .sql("select * from signing_consent where state_hash = ?")
        .param(DigestUtils.sha256Hex(state))
        .query(
            (row, number) ->
                new Consent(
                    row.getObject("attempt_id", UUID.class),
                    row.getString("person_id"),
                    row.getString("session_hash"),
                    row.getString("verifier"),
                    URI.create(row.getString("back")),
                    row.getObject("expires_at", OffsetDateTime.class)))
        .optional();
  }

  private boolean use(String state) {
    return database
            .sql("update signing_consent set used_at = ? where state_hash = ? and used_at is null")
            .params(clock.instant().atOffset(ZoneOffset.UTC), DigestUtils.sha256Hex(state))
            .update()
        == 1;
  }

  private String word() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
