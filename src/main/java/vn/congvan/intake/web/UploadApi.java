package vn.congvan.intake.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.congvan.document.Channel;
import vn.congvan.intake.ArrivalState;
import vn.congvan.intake.ArrivalView;
import vn.congvan.intake.Arrivals;
import vn.congvan.intake.ClerksAgencies;
import vn.congvan.intake.Delivery;
import vn.congvan.intake.Intake;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Clerks hand in files, many at once, and get an answer for each. */
@RestController
class UploadApi {

  private static final Logger log = LoggerFactory.getLogger(UploadApi.class);

  private static final Sentence FAILED =
      new Sentence("Hệ thống gặp lỗi, tệp chưa được nhận. Hãy gửi lại tệp này.");

  private final Intake intake;
  private final Arrivals arrivals;
  private final ClerksAgencies agencies;
  private final IntakeSettings settings;

  UploadApi(Intake intake, Arrivals arrivals, ClerksAgencies agencies, IntakeSettings settings) {
    this.intake = intake;
    this.arrivals = arrivals;
    this.agencies = agencies;
    this.settings = settings;
  }

  /** What became of one file; {@code FAILED} means that it may be sent again. */
  record Result(
      String fileName,
      String state,
      @Nullable UUID arrivalId,
      @Nullable UUID documentId,
      @Nullable String reason,
      boolean repeated) {}

  @PostMapping("/api/arrivals")
  List<Result> upload(
      @RequestParam("files") List<MultipartFile> files,
      @RequestParam(required = false) @Nullable String agencyId,
      @RequestHeader(name = "Message-Id", required = false) @Nullable String messageId,
      Principal person,
      Locale locale) {
    var agency = agencies.chosen(person.getName(), agencyId);
    if (files.size() > settings.maxFiles()) {
      throw new Refusal(
          new Sentence(
              "Mỗi lần gửi nhiều nhất %s tệp; lần này có %s tệp. Hãy chia thành nhiều lần.",
              settings.maxFiles(), files.size()));
    }
    var delivery = messageId == null ? UUID.randomUUID().toString() : messageId;
    var results = new ArrayList<Result>();
    for (var file : files) {
      results.add(
          take(
              new Delivery(
                  agency,
                  Channel.UPLOAD,
                  files.size() == 1 ? delivery : delivery + "/" + results.size(),
                  String.valueOf(file.getOriginalFilename()),
                  file,
                  person.getName()),
              locale));
    }
    return results;
  }

  @GetMapping("/api/arrivals")
  List<ArrivalView> list(
      @RequestParam(required = false) @Nullable String agencyId,
      @RequestParam(required = false) @Nullable ArrivalState state,
      @RequestParam(defaultValue = "0") int page,
      Principal person) {
    var agency = agencies.chosen(person.getName(), agencyId);
    return arrivals.of(agency, state, page);
  }

  /** One bad file, or one bad moment, never stops the others. */
  private Result take(Delivery delivery, Locale locale) {
    try {
      var receipt = intake.accept(delivery);
      return new Result(
          receipt.fileName(),
          receipt.state().name(),
          receipt.arrivalId(),
          receipt.documentId(),
          receipt.reason(locale),
          receipt.repeated());
    } catch (Refusal refusal) {
      return new Result(
          delivery.fileName(), ArrivalState.REFUSED.name(), null, null, refusal.in(locale), false);
    } catch (RuntimeException trouble) {
      log.error("An uploaded file could not be taken in", trouble);
      return new Result(delivery.fileName(), "FAILED", null, null, FAILED.in(locale), false);
    }
  }
}
