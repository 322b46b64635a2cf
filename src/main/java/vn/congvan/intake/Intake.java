package vn.congvan.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.Secrecy;
import vn.congvan.intake.inspection.FileInspection;
import vn.congvan.intake.inspection.FileName;
import vn.congvan.intake.inspection.Finding;
import vn.congvan.intake.reading.LetterReading;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

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

  private static final Sentence DOUBT =
      new Sentence(
          "Gần đầu văn bản có chữ “MẬT” đứng riêng một dòng, có thể là dấu độ mật, nên tệp được cách ly và chưa ai mở được. Nếu là văn bản mật, hãy xóa tệp và đăng ký bản giấy vào sổ văn bản mật (%s); nếu không phải, văn thư xác nhận để tiếp nhận.",
          StateSecrets.LAW);

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
    var before = arrivals.before(delivery).orElse(null);
    if (before == null) {
      return accept(delivery, Deciding.first(delivery));
    }
    // What could not be decided in time may be decided by now.
    return before.cause() == Cause.UNDECIDED
        ? accept(delivery, new Deciding(before.id(), delivery.by(), null, false))
        : before.receipt().asRepeated();
  }

  /** Decides anew about a delivery that was set apart. */
  Receipt again(Delivery held, Deciding deciding) {
    return accept(held, deciding);
  }

  private Receipt accept(Delivery delivery, Deciding deciding) {
    try {
      var copy = landing.copy(delivery.content(), settings.maxFileSize().toBytes());
      try {
        return decide(delivery, deciding, copy);
      } finally {
        landing.remove(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Receipt decide(Delivery delivery, Deciding deciding, Path copy) throws IOException {
    var finding = inspection.inspect(copy, delivery.fileName());
    if (finding instanceof Finding.Accepted accepted) {
      var stamp = LetterReading.secrecy(accepted.text());
      if (stamp.isEmpty() || deciding.notSecret()) {
        return take(delivery, deciding, copy, accepted);
      }
      return stamp.get().confidence() == Suggestion.Confidence.HIGH
          ? refuse(delivery, deciding, Files.size(copy), secret(stamp.get()))
          : setApart(delivery, deciding, copy, accepted.mediaType(), DOUBT, Cause.SECRET);
    }
    if (finding instanceof Finding.Quarantined found) {
      return setApart(delivery, deciding, copy, found.mediaType(), found.reason(), Cause.HOSTILE);
    }
    if (finding instanceof Finding.Undecided found) {
      return setApart(delivery, deciding, copy, found.mediaType(), found.reason(), Cause.UNDECIDED);
    }
    return refuse(delivery, deciding, Files.size(copy), ((Finding.Refused) finding).reason());
  }

  private Receipt take(Delivery delivery, Deciding deciding, Path copy, Finding.Accepted accepted) {
    var stored = keep(copy, accepted.mediaType());
    var file =
        new ArrivedFile(
            FileName.clean(delivery.fileName(), accepted.mediaType()),
            accepted.mediaType(),
            stored.size(),
            stored.sha256(),
            accepted.pages());
    var suggestions = LetterReading.of(accepted.text());
    try {
      return once(
          delivery,
          deciding,
          () ->
              arrivals.accept(
                  delivery, deciding, file, suggestions, accepted.text(), accepted.signed()));
    } catch (DecidedMeanwhile meanwhile) {
      throw meanwhile;
    } catch (Refusal refused) {
      return refuse(delivery, deciding, stored.size(), refused.sentence());
    }
  }

  private Receipt setApart(
      Delivery delivery,
      Deciding deciding,
      Path copy,
      String mediaType,
      Sentence reason,
      Cause cause) {
    var stored = keep(copy, mediaType);
    var name = FileName.clean(delivery.fileName());
    return once(
            delivery,
            deciding,
            () -> arrivals.setApart(delivery, deciding, name, stored, reason.vietnamese(), cause))
        .telling(reason);
  }

  private Receipt refuse(Delivery delivery, Deciding deciding, long size, Sentence reason) {
    var name = FileName.clean(delivery.fileName());
    return once(
            delivery,
            deciding,
            () -> arrivals.refuse(delivery, deciding, name, size, reason.vietnamese()))
        .telling(reason);
  }

  /** Writes the delivery's rows, or finds those of a repetition that was quicker. */
  private Receipt once(Delivery delivery, Deciding deciding, Supplier<Receipt> write) {
    for (var attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (DecidedMeanwhile e) {
        if (deciding.decision() != null) {
          throw e;
        }
        return arrivals.before(delivery).orElseThrow().receipt().asRepeated();
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        var first =
            deciding.held() == null ? arrivals.before(delivery) : Optional.<ArrivalView>empty();
        if (first.isPresent()) {
          return first.get().receipt().asRepeated();
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

  private static Sentence secret(Suggestion stamp) {
    var degree =
        switch (stamp.value()) {
          case "3" -> Secrecy.TOP_SECRET;
          case "2" -> Secrecy.SECRET;
          default -> Secrecy.CONFIDENTIAL;
        };
    return new Sentence(
        "Văn bản đóng dấu “%s”. Theo %s, tài liệu bí mật nhà nước không được đưa lên hệ thống này; tệp không được lưu. Hãy xóa tệp khỏi máy nối mạng và đăng ký bản giấy vào sổ văn bản mật.",
        degree, StateSecrets.LAW);
  }
}
