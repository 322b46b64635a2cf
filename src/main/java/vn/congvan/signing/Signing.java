package vn.congvan.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.acts.ActInHand;
import vn.congvan.content.Contents;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.signing.RegisteredMeans.Registered;
import vn.congvan.signing.SignedDocument.PagesToSign;
import vn.congvan.signing.SigningDesk.Job;
import vn.congvan.signing.pades.PadesSigner;
import vn.congvan.signing.pades.PreparedPages;
import vn.congvan.signing.pades.SignatureLook;
import vn.congvan.signing.pades.TrustedAuthorities;

/**
 * Asks for a signature, and takes the request back.
 *
 * <p>The number, the prepared pages and the row are one transaction; the request goes out only
 * afterwards, by {@link SigningRounds}. So a crash loses nothing, and no transaction waits for a
 * person.
 */
@UseCase
public class Signing {

  private static final String PDF = "application/pdf";
  private static final String BINARY = "application/octet-stream";
  private static final int MOST_AT_ONCE = 20;

  private final SigningDesk desk;
  private final SignatureAttempts attempts;
  private final SigningReadings readings;
  private final TrustedAuthorities trust;
  private final Contents contents;
  private final Directory directory;
  private final SigningSettings settings;
  private final ProvinceClock clock;

  Signing(
      SigningDesk desk,
      SignatureAttempts attempts,
      SigningReadings readings,
      TrustedAuthorities trust,
      Contents contents,
      Directory directory,
      SigningSettings settings,
      ProvinceClock clock) {
    this.desk = desk;
    this.attempts = attempts;
    this.readings = readings;
    this.trust = trust;
    this.contents = contents;
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The signer presses "Sign": the number is drawn, the pages are prepared, one attempt is out.
   *
   * @return the attempt
   * @throws Refusal in the signer's words, before anything is changed
   */
  public UUID sign(String taskId, @Nullable UUID meansId, String personId) {
    var job = desk.workable(taskId, personId);
    var chosen = ready(job, meansId, personId);
    var pages = desk.owner(job.documentId()).prepare(job.documentId(), job.kind(), personId);
    var attempt =
        chosen.means().signsWholeFile()
            ? forAnAgent(job, chosen, pages, personId)
            : forADevice(job, chosen, pages, personId, null, 0);
    attempts.enter(attempt);
    return attempt.id();
  }

  /**
   * The signer presses "Sign all": the files of the document that lack this signature are asked for
   * in one request, and have their turn one after the other once it is given; each has an attempt
   * of its own.
   *
   * @return the first attempt
   * @throws Refusal in the signer's words, before anything is changed
   */
  public UUID signAll(String taskId, @Nullable UUID meansId, String personId) {
    var job = desk.workable(taskId, personId);
    var chosen = ready(job, meansId, personId);
    if (!chosen.means().signsSeveralAtOnce()) {
      throw new Refusal(
          "Phương tiện này ký từng tệp một. Hãy ký lần lượt, hoặc chọn phương tiện khác.");
    }
    var files = desk.owner(job.documentId()).prepareAll(job.documentId(), job.kind(), personId);
    if (files.size() > MOST_AT_ONCE) {
      files = files.subList(0, MOST_AT_ONCE);
    }
    UUID first = null;
    for (var turn = 0; turn < files.size(); turn++) {
      var attempt = forADevice(job, chosen, files.get(turn), personId, first, turn);
      attempts.enter(attempt);
      first = first == null ? attempt.id() : first;
    }
    return java.util.Objects.requireNonNull(first);
  }

  private Registered ready(Job job, @Nullable UUID meansId, String personId) {
    aboutThe(job);
    if (meansId == null) {
      throw new Refusal("Hãy chọn phương tiện ký.");
    }
    if (attempts.out(job.documentId()).isPresent()) {
      throw new Refusal(
          "Văn bản này đang có một yêu cầu ký chờ trả lời. Hãy chờ kết quả hoặc hủy yêu cầu đó.");
    }
    if (!readings.hasRead(job.task().id(), personId)) {
      throw new Refusal("Hãy mở đọc văn bản trước khi ký.");
    }
    return desk.chosen(job, meansId, personId);
  }

  /** The signer takes the request back; what is signed already counts. */
  public void cancel(String taskId, UUID attemptId, String personId) {
    var job = desk.workable(taskId, personId);
    aboutThe(job);
    var attempt = attemptOf(job, attemptId);
    if (!attempt.state().mayBeCancelled()
        || !attempts.ended(attempt, AttemptState.CANCELLED, "TAKEN_BACK", null)) {
      throw new Refusal("Yêu cầu này không hủy được nữa. Hãy tải lại để xem kết quả.");
    }
  }

  private Attempt attemptOf(Job job, UUID attemptId) {
    return attempts
        .find(attemptId)
        .filter(found -> found.documentId().equals(job.documentId()))
        .orElseThrow(() -> new NotFound("Không có lần ký này."));
  }

  private Attempt forADevice(
      Job job,
      Registered chosen,
      PagesToSign pages,
      String personId,
      @Nullable UUID leader,
      int turn) {
    var now = clock.instant();
    var prepared =
        new PadesSigner(trust.now(), clock)
            .prepare(pages.pdf(), look(job, chosen, pages, personId, now), chosen.chain());
    var request = new Request(prepared.controlCode(), prepared.field(), leader, turn);
    return attempt(
        job,
        chosen,
        pages,
        personId,
        now,
        AttemptState.PREPARED,
        request,
        keep(prepared.pdf(), PDF),
        keep(prepared.container(), BINARY),
        keep(prepared.signedAttributes(), BINARY));
  }

  /** The agent makes the signature and its picture itself: it gets the pages as they are. */
  private Attempt forAnAgent(Job job, Registered chosen, PagesToSign pages, String personId) {
    var code = new PreparedPages(pages.pdf(), new byte[0], pages.pdf(), "").controlCode();
    return attempt(
        job,
        chosen,
        pages,
        personId,
        clock.instant(),
        AttemptState.SENT,
        new Request(code, null, null, 0),
        keep(pages.pdf(), PDF),
        null,
        null);
  }

  private record Request(String code, @Nullable String field, @Nullable UUID leader, int turn) {}

  private Attempt attempt(
      Job job,
      Registered chosen,
      PagesToSign pages,
      String personId,
      Instant now,
      AttemptState state,
      Request request,
      String pagesSha256,
      @Nullable String containerSha256,
      @Nullable String attributesSha256) {
    var id = UUID.randomUUID();
    var whole = chosen.means().signsWholeFile();
    return new Attempt(
        id,
        job.documentId(),
        job.agencyId(),
        job.task().processInstanceId(),
        job.task().id(),
        job.kind(),
        personId,
        directory.person(personId).map(Directory.Person::fullName).orElse(personId),
        pages.capacity(),
        chosen.means(),
        chosen.id(),
        state,
        // Begins with a letter: an XML name at some services.
        "S" + id.toString().replace("-", ""),
        null,
        pages.fileName(),
        pages.numberAndSymbol(),
        request.code(),
        SealPlace.of(job.kind(), pages.place()),
        pagesSha256,
        containerSha256,
        attributesSha256,
        request.field(),
        null,
        null,
        0,
        0,
        false,
        null,
        null,
        now,
        whole ? now : null,
        now.plus(whole ? settings.agentPatience() : settings.patience()),
        0,
        null,
        null,
        request.leader(),
        request.turn());
  }

  /** Decree 30/2020, Appendix I, Part I, II.7.d, II.8 and III.1.d. */
  private SignatureLook look(
      Job job, Registered chosen, PagesToSign pages, String personId, Instant now) {
    var place = SealPlace.of(job.kind(), pages.place());
    var image = chosen.image();
    var ofText = job.kind() == SignatureKind.APPENDIX || job.kind() == SignatureKind.COPY;
    if (image != null && !ofText) {
      return SignatureLook.image(
          place.page(), place.left(), place.bottom(), place.width(), place.height(), image);
    }
    var who =
        switch (job.kind()) {
          case PERSON -> directory.person(personId).map(Directory.Person::fullName).orElse("");
          case APPENDIX -> pages.numberAndSymbol();
          case SEAL, COPY ->
              directory.agency(job.agencyId()).map(Directory.Agency::name).orElse("");
        };
    var time =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            OffsetDateTime.ofInstant(now, ProvinceClock.ZONE).truncatedTo(ChronoUnit.SECONDS));
    return SignatureLook.text(
        place.page(),
        place.left(),
        place.bottom(),
        place.width(),
        place.height(),
        List.of(who, time));
  }

  private String keep(byte[] bytes, String mediaType) {
    try {
      return contents.keep(new ByteArrayInputStream(bytes), mediaType).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void aboutThe(Job job) {
    var act = ActInHand.current();
    if (act != null) {
      act.about(job.documentId()).in(job.agencyId());
    }
  }
}
