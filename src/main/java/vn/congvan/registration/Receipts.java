package vn.congvan.registration;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.DocumentType;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Field;
import vn.congvan.document.IssuerLevel;
import vn.congvan.document.Particulars;
import vn.congvan.document.Secrecy;
import vn.congvan.document.Urgency;
import vn.congvan.intake.StateSecrets;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Post;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Sentence;

/** Reads what a clerk entered: what is wrong with it, field by field, and what it says. */
@Component
class Receipts {

  private static final String LANGUAGE = "Tiếng Việt";

  private final Directory directory;
  private final Registers registers;
  private final WorkingCalendar calendar;
  private final ProvinceClock clock;

  Receipts(
      Directory directory, Registers registers, WorkingCalendar calendar, ProvinceClock clock) {
    this.directory = directory;
    this.registers = registers;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Everything that speaks against registering the form as it is, by field. */
  Map<String, Sentence> faults(DocumentView document, ReceiptForm form) {
    var faults = new LinkedHashMap<String, Sentence>();
    if (blank(form.typeCode()) || DocumentType.ofCode(form.typeCode()).isEmpty()) {
      faults.put("typeCode", new Sentence("Chọn tên loại văn bản."));
    }
    longest(faults, "number", form.number(), 11);
    longest(faults, "symbol", form.symbol(), 30);
    longest(faults, "identifier", form.identifier(), 200);
    faultOfDate(form).ifPresent(fault -> faults.put("issuedOn", fault));
    if (!blank(form.issuerAgencyId()) && directory.agency(form.issuerAgencyId()).isEmpty()) {
      faults.put("issuerName", new Sentence("Cơ quan này không có trong danh mục."));
    } else if (blank(form.issuerAgencyId()) && blank(form.issuerName())) {
      faults.put("issuerName", new Sentence("Chọn hoặc nhập cơ quan ban hành."));
    }
    longest(faults, "issuerName", form.issuerName(), 200);
    if (levelOf(form).isEmpty()) {
      faults.put("issuerLevel", new Sentence("Chọn cấp của cơ quan ban hành."));
    }
    faultOfSubject(form).ifPresent(fault -> faults.put("subject", fault));
    longest(faults, "subject", form.subject(), 500);
    if (!blank(form.field()) && Field.ofCode(form.field()).isEmpty()) {
      faults.put("field", new Sentence("Chọn lĩnh vực trong danh sách."));
    }
    longest(faults, "language", form.language(), 30);
    positive(faults, "pages", form.pages());
    positive(faults, "copies", form.copies());
    if (Urgency.of(urgency(form)).isEmpty()) {
      faults.put("urgency", new Sentence("Chọn độ khẩn trong danh sách."));
    }
    if (Secrecy.of(secrecy(form)).isEmpty()) {
      faults.put("secrecy", new Sentence("Chọn độ mật trong danh sách."));
    } else if (secrecy(form) > 0
        && !document.files().isEmpty()
        && !Boolean.TRUE.equals(form.removeFiles())) {
      faults.put(
          "secrecy",
          new Sentence(
              "Văn bản chứa bí mật nhà nước không được để tệp trên hệ thống (%s). Hãy đánh dấu để hệ thống xóa tệp và chỉ đăng ký số đến cho bản giấy.",
              StateSecrets.LAW));
      faults.put("removeFiles", new Sentence("Cần đồng ý xóa tệp khỏi hệ thống."));
    }
    longest(faults, "signerName", form.signerName(), 50);
    longest(faults, "signerPosition", form.signerPosition(), 100);
    longest(faults, "toPlaces", form.toPlaces(), 1000);
    longest(faults, "note", form.note(), 500);
    faults.putAll(
        faultsOfRoute(document.agencyId(), form.route(), form.leaderPost(), form.unitId()));
    if (form.dueOn() != null) {
      if (form.dueOn().isBefore(clock.today())) {
        faults.put("dueOn", new Sentence("Thời hạn đã qua."));
      } else if (TimeLimits.isTooFar(
          clock.instant(), form.dueOn().atStartOfDay(ProvinceClock.ZONE).toInstant())) {
        faults.put("dueOn", new Sentence("Thời hạn quá xa. Hãy xem lại năm."));
      } else if (!calendar.isWorkingDay(document.agencyId(), form.dueOn())) {
        faults.put(
            "dueOn", new Sentence("Thời hạn rơi vào ngày nghỉ. Hãy chọn một ngày làm việc."));
      }
    }
    if (!blank(form.registerCode()) && !faults.containsKey("secrecy")) {
      var fault = registers.faultOf(document.agencyId(), form.registerCode(), particulars(form));
      if (fault != null) {
        faults.put("registerCode", fault);
      }
    }
    return faults;
  }

  /** What speaks against the chosen way on. */
  Map<String, Sentence> faultsOfRoute(
      String agencyId,
      @Nullable String route,
      @Nullable String leaderPost,
      @Nullable String unitId) {
    if (Route.LEADER.equals(route)) {
      return leader(agencyId, leaderPost).isPresent()
          ? Map.of()
          : Map.of("leaderPost", new Sentence("Chọn lãnh đạo cho ý kiến chỉ đạo."));
    }
    if (Route.UNIT.equals(route)) {
      var known =
          !blank(unitId)
              && directory.units(agencyId).stream().anyMatch(unit -> unit.id().equals(unitId));
      return known ? Map.of() : Map.of("unitId", new Sentence("Chọn đơn vị xử lý."));
    }
    return Map.of("route", new Sentence("Chọn trình lãnh đạo hoặc chuyển thẳng đơn vị."));
  }

  /** The leader's post of that id, if it is one of the agency today. */
  Optional<Post> leader(String agencyId, @Nullable String postId) {
    return directory.posts(agencyId, null, Role.LEADER).stream()
        .filter(post -> post.id().toString().equals(postId))
        .findFirst();
  }

  /** What the form says; fit for use only where it has no faults. */
  Particulars particulars(ReceiptForm form) {
    var issuedOn = form.issuedOn() == null ? clock.today() : form.issuedOn();
    var issuer = text(form.issuerName());
    if (!blank(form.issuerAgencyId())) {
      // The name that the agency had on the day of the document, not the one it has now.
      issuer =
          directory
              .agency(form.issuerAgencyId(), issuedOn)
              .or(() -> directory.agency(form.issuerAgencyId()))
              .map(Directory.Agency::name)
              .orElse(issuer);
    }
    return new Particulars(
        form.typeCode() == null ? DocumentType.OTHER.code() : form.typeCode(),
        text(form.number()),
        text(form.symbol()),
        text(form.identifier()),
        issuedOn,
        text(form.issuerAgencyId()),
        issuer == null ? "" : issuer,
        levelOf(form).orElse(IssuerLevel.OTHER).code(),
        text(form.subject()),
        blank(form.field()) ? Field.GENERAL.code() : form.field(),
        blank(form.language()) ? LANGUAGE : text(form.language()),
        form.pages(),
        form.copies(),
        urgency(form),
        secrecy(form),
        text(form.signerName()),
        text(form.signerPosition()),
        text(form.toPlaces()),
        text(form.note()));
  }

  /** The route that a faultless form chose. */
  static Route route(@Nullable String route, @Nullable String leaderPost, @Nullable String unitId) {
    return Route.LEADER.equals(route) ? new Route(leaderPost, null) : new Route(null, unitId);
  }

  private Optional<IssuerLevel> levelOf(ReceiptForm form) {
    if (!blank(form.issuerLevel())) {
      return IssuerLevel.ofCode(form.issuerLevel());
    }
    return blank(form.issuerAgencyId())
        ? Optional.empty()
        : directory
            .agency(form.issuerAgencyId())
            .map(agency -> IssuerLevel.ofCode(agency.level()).orElse(IssuerLevel.OTHER));
  }

  private Optional<Sentence> faultOfDate(ReceiptForm form) {
    if (form.issuedOn() == null) {
      return Optional.of(new Sentence("Nhập ngày ban hành văn bản."));
    }
    if (form.issuedOn().isAfter(clock.today())) {
      return Optional.of(new Sentence("Ngày ban hành ở tương lai."));
    }
    return form.issuedOn().isBefore(LocalDate.of(1945, 9, 2))
        ? Optional.of(new Sentence("Ngày ban hành không hợp lệ."))
        : Optional.empty();
  }

  private static Optional<Sentence> faultOfSubject(ReceiptForm form) {
    var topSecret = secrecy(form) == Secrecy.TOP_SECRET.value();
    if (topSecret) {
      return blank(form.subject())
          ? Optional.empty()
          : Optional.of(
              new Sentence("Văn bản Tuyệt mật không ghi trích yếu (%s).", StateSecrets.LAW));
    }
    return blank(form.subject())
        ? Optional.of(new Sentence("Nhập trích yếu nội dung văn bản."))
        : Optional.empty();
  }

  private static int urgency(ReceiptForm form) {
    return form.urgency() == null ? 0 : form.urgency();
  }

  private static int secrecy(ReceiptForm form) {
    return form.secrecy() == null ? 0 : form.secrecy();
  }

  private static void longest(
      Map<String, Sentence> faults, String field, @Nullable String value, int length) {
    if (value != null && value.strip().length() > length) {
      faults.put(field, new Sentence("Tối đa %s ký tự.", length));
    }
  }

  private static void positive(
      Map<String, Sentence> faults, String field, @Nullable Integer value) {
    if (value != null && (value < 1 || value > 99_999)) {
      faults.put(field, new Sentence("Nhập một số lớn hơn 0."));
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable String text(@Nullable String text) {
    return blank(text) ? null : text.strip();
  }
}
