package vn.congvan.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.intake.inspection.FileInspection;
import vn.congvan.intake.inspection.FileName;
import vn.congvan.intake.inspection.Finding;
import vn.congvan.intake.reading.LetterReading;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;

/**
 * The one door for everything that arrives, by whatever channel.
 *
 * <p>A file is looked into and stored outside of any transaction; then one transaction makes all
 * its rows and starts its process. So a crash leaves either nothing but bytes that the sweeper
 * finds, or everything.
 */
@Service
public class Intake {

  private static final int ATTEMPTS = 5;

  private final FileInspection inspection;
  private final IntakeSettings settings;
  private final Landing landing;
  private final Contents contents;
  private final Arrivals arrivals;
  private final Directory directory;

  Intake(
      FileInspection inspection,
      IntakeSettings settings,
      Landing landing,
      Contents contents,
      Arrivals arrivals,
      Directory directory) {
    this.inspection = inspection;
    this.settings = settings;
    this.landing = landing;
    this.contents = contents;
    this.arrivals = arrivals;
    this.directory = directory;
  }

  /**
   * Takes a delivery in, refuses it or sets it apart; the same delivery brought again, even at the
   * same moment, gets the first one's answer.
   */
  public Receipt accept(Delivery delivery) {
    if (directory.agency(delivery.agencyId()).isEmpty()) {
      throw new NotFound("Không có cơ quan nhận này trong danh mục. Hãy kiểm tra lại nơi nhận.");
    }
    if (delivery.messageId().isBlank() || delivery.messageId().length() > 200) {
      throw new Refusal("Mã lần gửi phải có từ 1 đến 200 ký tự.");
    }
    return arrivals
        .answerTo(delivery.agencyId(), delivery.channel(), delivery.messageId())
        .map(Receipt::asRepeated)
        .orElseGet(() -> acceptNew(delivery));
  }

  private Receipt acceptNew(Delivery delivery) {
    try {
      var copy = landing.copy(delivery.content(), settings.maxFileSize().toBytes());
      try {
        return decide(delivery, copy);
      } finally {
        landing.remove(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Receipt decide(Delivery delivery, Path copy) throws IOException {
    var size = Files.size(copy);
    var finding = inspection.inspect(copy, delivery.fileName());
    if (finding instanceof Finding.Accepted accepted) {
      return LetterReading.secrecy(accepted.text())
          .map(stamp -> refuse(delivery, size, secret(stamp)))
          .orElseGet(() -> take(delivery, copy, accepted));
    }
    if (finding instanceof Finding.Quarantined quarantined) {
      return setApart(delivery, copy, quarantined);
    }
    return refuse(delivery, size, ((Finding.Refused) finding).reason());
  }

  private Receipt take(Delivery delivery, Path copy, Finding.Accepted accepted) {
    var stored = keep(copy, accepted.mediaType());
    var file =
        new ArrivedFile(
            FileName.clean(delivery.fileName(), accepted.mediaType()),
            accepted.mediaType(),
            stored.size(),
            stored.sha256(),
            accepted.pages());
    var suggestions = withAgency(LetterReading.of(accepted.text()));
    try {
      return once(delivery, () -> arrivals.accept(delivery, file, suggestions, accepted.text()));
    } catch (Refusal refused) {
      return refuse(delivery, stored.size(), String.valueOf(refused.getMessage()));
    }
  }

  private Receipt setApart(Delivery delivery, Path copy, Finding.Quarantined quarantined) {
    var stored = keep(copy, quarantined.mediaType());
    return once(
        delivery,
        () ->
            arrivals.turnAway(
                delivery,
                FileName.clean(delivery.fileName()),
                ArrivalState.QUARANTINED,
                stored.sha256(),
                stored.size(),
                quarantined.reason()));
  }

  private Receipt refuse(Delivery delivery, long size, String reason) {
    return once(
        delivery,
        () ->
            arrivals.turnAway(
                delivery,
                FileName.clean(delivery.fileName()),
                ArrivalState.REFUSED,
                null,
                size,
                reason));
  }

  /** Writes the delivery's rows, or finds those of a repetition that was quicker. */
  private Receipt once(Delivery delivery, Supplier<Receipt> write) {
    for (var attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        var first =
            arrivals.answerTo(delivery.agencyId(), delivery.channel(), delivery.messageId());
        if (first.isPresent()) {
          return first.get().asRepeated();
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private ContentStore.Stored keep(Path copy, String mediaType) {
    try (var bytes = Files.newInputStream(copy)) {
      return contents.keep(bytes, mediaType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Suggestions withAgency(Suggestions read) {
    var name = read.issuerName();
    return name == null
        ? read
        : Letterheads.agencyOf(name.value(), directory.agencies())
            .map(agency -> read.from(new Suggestion(agency.id(), name.confidence(), name.source())))
            .orElse(read);
  }

  private static String secret(Suggestion stamp) {
    var degree =
        switch (stamp.value()) {
          case "3" -> "Tuyệt mật";
          case "2" -> "Tối mật";
          default -> "Mật";
        };
    return "Văn bản đóng dấu “"
        + degree
        + "”. Theo Luật Bảo vệ bí mật nhà nước số 117/2025/QH15, tài liệu bí mật nhà nước không"
        + " được đưa lên hệ thống này; tệp không được lưu. Hãy xóa tệp khỏi máy nối mạng và đăng ký"
        + " bản giấy vào sổ văn bản mật.";
  }
}
