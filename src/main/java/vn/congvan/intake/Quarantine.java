package vn.congvan.intake;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** What a clerk may do with a file that was set apart, so that nothing is lost and nothing rots. */
@Service
public class Quarantine {

  private static final int LONGEST = 500;

  private final Arrivals arrivals;
  private final Intake intake;
  private final ClerksAgencies clerks;

  Quarantine(Arrivals arrivals, Intake intake, ClerksAgencies clerks) {
    this.arrivals = arrivals;
    this.intake = intake;
    this.clerks = clerks;
  }

  /** The file as the clerk sees it before she decides; unknown to everybody else. */
  public ArrivalView of(UUID arrivalId, String by) {
    var arrival = arrivals.get(arrivalId);
    if (clerks.of(by).stream().noneMatch(agency -> agency.id().equals(arrival.agencyId()))) {
      throw Arrivals.unknown();
    }
    return arrival;
  }

  /** Looks into the file once more. */
  public Receipt tryAgain(UUID arrivalId, String by) {
    of(arrivalId, by);
    return intake.again(
        arrivals.held(arrivalId), new Deciding(arrivalId, by, "Kiểm tra lại", false));
  }

  /** Takes the file in on the clerk's word that it bears no state secret, which is recorded. */
  public Receipt stateNotSecret(UUID arrivalId, @Nullable String statement, String by) {
    if (of(arrivalId, by).cause() != Cause.SECRET) {
      throw new Refusal("Tệp này không bị cách ly vì dấu độ mật.");
    }
    var words =
        required(statement, "statement", new Sentence("Nêu căn cứ xác định văn bản không mật."));
    return intake.again(
        arrivals.held(arrivalId),
        new Deciding(arrivalId, by, "Xác nhận không phải văn bản mật: " + words, true));
  }

  /** Deletes the file for good; the delivery keeps its line with the reason. */
  public void delete(UUID arrivalId, @Nullable String reason, String by) {
    of(arrivalId, by);
    arrivals.delete(arrivalId, required(reason, "reason", new Sentence("Nêu lý do xóa tệp.")), by);
  }

  private static String required(@Nullable String text, String field, Sentence missing) {
    if (text == null || text.isBlank()) {
      throw new Refusal("Chưa thực hiện được.", Map.of(field, missing));
    }
    if (text.strip().length() > LONGEST) {
      throw new Refusal(
          "Chưa thực hiện được.", Map.of(field, new Sentence("Tối đa %s ký tự.", LONGEST)));
    }
    return text.strip();
  }
}
