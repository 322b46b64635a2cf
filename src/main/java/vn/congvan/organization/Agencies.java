package vn.congvan.organization;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Founds agencies and changes what they are called, are, and stand under, from a day on. */
@UseCase
public class Agencies {

  /** One stretch of an agency's life under the same details. */
  public record Version(LocalDate from, @Nullable LocalDate until, AgencyDetails details) {}

  /** A code of an agency with the days on which it is the one to use. */
  public record Code(
      UUID id,
      CodeScheme scheme,
      String code,
      LocalDate from,
      @Nullable LocalDate until,
      boolean main) {}

  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,31}");
  private static final Pattern SYMBOL = Pattern.compile("[\\p{Lu}\\p{N}.&-]+");

  private final AgencyRepository agencies;
  private final AgencyVersionRepository versions;
  private final AgencyCodeRepository codes;
  private final ProvinceClock clock;

  Agencies(
      AgencyRepository agencies,
      AgencyVersionRepository versions,
      AgencyCodeRepository codes,
      ProvinceClock clock) {
    this.agencies = agencies;
    this.versions = versions;
    this.codes = codes;
    this.clock = clock;
  }

  /** Founds an agency; its id stays for ever and is also the engine's tenant. */
  public void found(String id, AgencyDetails details, LocalDate from) {
    var faults = new Faults();
    faults.unless(
        ID.matcher(id).matches(),
        "id",
        new Sentence(
            "Mã cơ quan gồm 2 đến 32 chữ thường không dấu, số hoặc gạch nối, bắt đầu bằng chữ; ví dụ snv."));
    faults.unless(!agencies.existsById(id), "id", new Sentence("Mã cơ quan «%s» đã có.", id));
    var clean = checked(details, faults);
    checkParent(id, clean.parentId(), from, faults);
    faults.refuseIfAny();
    agencies.saveAndFlush(new Agency(id, clock.instant()));
    versions.saveAndFlush(new AgencyVersion(id, Validity.from(from), clean));
  }

  /**
   * Changes the agency from a day on: what was before stays as it was. A change from a day on which
   * a version begins corrects that version.
   */
  public void change(String id, AgencyDetails details, LocalDate from) {
    var known = versions.of(id);
    if (known.isEmpty()) {
      throw new NotFound(new Sentence("Không có cơ quan «%s».", id));
    }
    var faults = new Faults();
    var first = known.get(0).validity().since();
    faults.unless(
        !from.isBefore(first),
        "from",
        new Sentence(
            "Cơ quan có từ ngày %s; thay đổi không thể có hiệu lực trước ngày đó.",
            DAY.format(first)));
    var clean = checked(details, faults);
    checkParent(id, clean.parentId(), from, faults);
    faults.refuseIfAny();
    var present = known.stream().filter(version -> version.validity().holdsOn(from)).findFirst();
    if (present.isEmpty()) {
      throw new Refusal(
          new Sentence("Cơ quan đã kết thúc hoạt động trước ngày %s.", DAY.format(from)));
    }
    var version = present.get();
    if (version.validity().since().equals(from)) {
      version.correct(clean);
      versions.saveAndFlush(version);
      return;
    }
    var until = version.validity().until();
    version.endOn(from);
    versions.saveAndFlush(version);
    versions.saveAndFlush(new AgencyVersion(id, new Validity(from, until), clean));
  }

  /**
   * Gives the agency a code from a day on; as the main code of its scheme it takes the place of the
   * one before.
   */
  public void addCode(String id, CodeScheme scheme, String code, LocalDate from, boolean main) {
    requireAgency(id);
    var clean = code.strip();
    var faults = new Faults();
    faults.unless(
        scheme.fits(clean),
        "code",
        new Sentence("Mã không đúng dạng của hệ mã này; ví dụ %s.", scheme.example()));
    // Decision 09/2025/QĐ-TTg: codes are closed, not given to another agency.
    faults.unless(
        codes.carriersOf(scheme, clean).stream().allMatch(other -> other.agencyId().equals(id)),
        "code",
        new Sentence(
            "Mã này đã thuộc về một cơ quan khác; mã đã đóng không cấp lại (Quyết định 09/2025/QĐ-TTg)."));
    faults.unless(
        codes.carriersOf(scheme, clean).stream()
            .noneMatch(other -> other.validity().overlaps(Validity.from(from))),
        "code",
        new Sentence("Cơ quan đang mang mã này."));
    faults.refuseIfAny();
    if (main) {
      codes.of(id).stream().filter(other -> other.scheme() == scheme).forEach(AgencyCode::demote);
    }
    codes.saveAndFlush(new AgencyCode(id, scheme, clean, from, main));
  }

  /** Closes a code: it is no longer used for sending, but what is addressed to it still arrives. */
  public void closeCode(String agencyId, UUID codeId, LocalDate on) {
    var code =
        codes
            .findById(codeId)
            .filter(found -> found.agencyId().equals(agencyId))
            .orElseThrow(() -> new NotFound("Không có mã định danh này."));
    new Faults()
        .unless(
            on.isAfter(code.validity().since()),
            "on",
            new Sentence(
                "Ngày đóng mã phải sau ngày bắt đầu dùng mã (%s).",
                DAY.format(code.validity().since())))
        .refuseIfAny();
    code.closeOn(on);
    code.demote();
    codes.saveAndFlush(code);
  }

  /** All versions of the agency, oldest first. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Version> versions(String id) {
    return versions.of(id).stream()
        .map(
            version ->
                new Version(
                    version.validity().since(), version.validity().until(), version.details()))
        .toList();
  }

  /** The details that hold on a day. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<AgencyDetails> details(String id, LocalDate on) {
    return versions.of(id).stream()
        .filter(version -> version.validity().holdsOn(on))
        .map(AgencyVersion::details)
        .findFirst();
  }

  /** All codes that the agency has or had. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Code> codes(String id) {
    return codes.of(id).stream()
        .map(
            code ->
                new Code(
                    code.id(),
                    code.scheme(),
                    code.code(),
                    code.validity().since(),
                    code.validity().until(),
                    code.main()))
        .toList();
  }

  private void requireAgency(String id) {
    if (!agencies.existsById(id)) {
      throw new NotFound(new Sentence("Không có cơ quan «%s».", id));
    }
  }

  private static AgencyDetails checked(AgencyDetails given, Faults faults) {
    var clean =
        new AgencyDetails(
            Texts.clean(given.name()),
            Texts.clean(given.shortName()),
            Texts.clean(given.symbol()),
            given.kind(),
            given.level(),
            Texts.orNull(given.parentId()),
            Texts.orNull(given.address()));
    faults
        .text("name", new Sentence("tên cơ quan"), clean.name(), 200)
        .text("shortName", new Sentence("tên ngắn"), clean.shortName(), 100)
        .text("symbol", new Sentence("chữ viết tắt trong ký hiệu văn bản"), clean.symbol(), 30)
        .form(
            "symbol",
            clean.symbol(),
            SYMBOL,
            new Sentence("Chữ viết tắt gồm chữ in hoa, số, dấu chấm hoặc gạch nối; ví dụ SNV."))
        .optionalText("address", clean.address(), 300);
    return clean;
  }

  private void checkParent(String id, @Nullable String parentId, LocalDate from, Faults faults) {
    if (parentId == null) {
      return;
    }
    faults.unless(
        !parentId.equals(id), "parentId", new Sentence("Cơ quan không thể trực thuộc chính mình."));
    faults.unless(
        agencies.existsById(parentId),
        "parentId",
        new Sentence("Không có cơ quan cấp trên «%s».", parentId));
    if (!faults.none("parentId")) {
      return;
    }
    faults.unless(
        versions.of(parentId).stream().anyMatch(version -> version.validity().holdsOn(from)),
        "parentId",
        new Sentence("Cơ quan cấp trên chưa có hoặc không còn vào ngày %s.", DAY.format(from)));
    faults.unless(
        !leadsBackTo(id, parentId, from),
        "parentId",
        new Sentence(
            "Cơ quan này đang ở phía trên cơ quan được chọn, nên không thể trực thuộc cơ quan đó."));
  }

  /**
   * Whether the chain of parents comes back to the agency on that day or on a later day on which a
   * parent changes.
   */
  private boolean leadsBackTo(String id, String parentId, LocalDate from) {
    var withParent = versions.withParent();
    var days = new HashSet<LocalDate>();
    days.add(from);
    withParent.stream()
        .map(version -> version.validity().since())
        .filter(from::isBefore)
        .forEach(days::add);
    for (var day : days) {
      var passed = new HashSet<String>();
      String at = parentId;
      while (at != null && passed.add(at)) {
        if (at.equals(id)) {
          return true;
        }
        var present = at;
        at =
            withParent.stream()
                .filter(
                    version ->
                        version.agencyId().equals(present) && version.validity().holdsOn(day))
                .map(AgencyVersion::parentId)
                .findFirst()
                .orElse(null);
      }
    }
    return false;
  }
}
