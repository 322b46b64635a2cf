package vn.congvan.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Opens, changes and closes the units of agencies. */
@UseCase
public class Units {

  /** The fields of work, by the codes that documents and decision tables use too. */
  public static final List<String> FIELDS =
      List.of(
          "general",
          "personnel",
          "finance",
          "planning",
          "construction",
          "land",
          "agriculture",
          "health",
          "education",
          "culture",
          "justice",
          "inspection",
          "security",
          "science",
          "other");

  /** A unit with its days, as the administrator's lists show it. */
  public record Entry(
      String id,
      String agencyId,
      String name,
      String symbol,
      List<String> fields,
      LocalDate from,
      @Nullable LocalDate until) {}

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,16}");

  private final UnitRepository units;
  private final AgencyRepository agencies;
  private final PostRepository posts;

  Units(UnitRepository units, AgencyRepository agencies, PostRepository posts) {
    this.units = units;
    this.agencies = agencies;
    this.posts = posts;
  }

  /**
   * Opens a unit in an agency from a day on.
   *
   * @param slug the part of its id after the agency's, such as {@code vp}
   * @param fields the fields of work that documents are matched to
   * @return the unit's id, such as {@code snv.vp}
   */
  public String open(
      String agencyId,
      String slug,
      String name,
      String symbol,
      List<String> fields,
      LocalDate from) {
    var id = agencyId + "." + slug;
    var faults = new Faults();
    faults.unless(
        agencies.existsById(agencyId),
        "agencyId",
        new Sentence("Không có cơ quan «%s».", agencyId));
    faults.unless(
        SLUG.matcher(slug).matches(),
        "slug",
        new Sentence(
            "Mã đơn vị gồm chữ thường không dấu, số hoặc gạch nối, tối đa 17 ký tự; ví dụ vp."));
    faults.unless(
        !units.existsById(id), "slug", new Sentence("Cơ quan đã có đơn vị mang mã «%s».", slug));
    check(name, symbol, fields, faults);
    faults.refuseIfAny();
    units.saveAndFlush(
        new Unit(id, agencyId, Texts.clean(name), Texts.clean(symbol), fields, from));
    return id;
  }

  /** Changes what the unit is called and which fields of work are its own. */
  public void change(String unitId, String name, String symbol, List<String> fields) {
    var unit = get(unitId);
    var faults = new Faults();
    check(name, symbol, fields, faults);
    faults.refuseIfAny();
    unit.change(Texts.clean(name), Texts.clean(symbol), fields);
    units.flush();
  }

  /** Closes the unit on a day; refused while somebody still has a post in it. */
  public void close(String unitId, LocalDate on) {
    var unit = get(unitId);
    var faults = new Faults();
    faults.unless(
        on.isAfter(unit.validity().since()),
        "on",
        new Sentence("Ngày giải thể phải sau ngày thành lập đơn vị."));
    faults.unless(
        posts.inUnit(unitId).stream()
            .noneMatch(post -> post.validity().overlaps(Validity.from(on))),
        "on",
        new Sentence(
            "Đơn vị còn người giữ vị trí từ ngày này. Hãy điều chuyển hoặc kết thúc các vị trí đó trước."));
    faults.refuseIfAny();
    unit.closeOn(on);
    units.flush();
  }

  /** The unit of that id. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Entry> find(String unitId) {
    return units.findById(unitId).map(Units::entry);
  }

  /** The agency's units, closed ones last. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Entry> of(String agencyId) {
    return units.of(agencyId).stream().map(Units::entry).toList();
  }

  private static Entry entry(Unit unit) {
    return new Entry(
        unit.getId(),
        unit.agencyId(),
        unit.name(),
        unit.symbol(),
        unit.fields(),
        unit.validity().since(),
        unit.validity().until());
  }

  private Unit get(String unitId) {
    return units
        .findById(unitId)
        .orElseThrow(() -> new NotFound(new Sentence("Không có đơn vị «%s».", unitId)));
  }

  private static void check(String name, String symbol, List<String> fields, Faults faults) {
    faults
        .text("name", new Sentence("tên đơn vị"), Texts.clean(name), 200)
        .text("symbol", new Sentence("chữ viết tắt của đơn vị"), Texts.clean(symbol), 30)
        .unless(FIELDS.containsAll(fields), "fields", new Sentence("Lĩnh vực không hợp lệ."));
  }
}
