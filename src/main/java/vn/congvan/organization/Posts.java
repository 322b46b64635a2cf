package vn.congvan.organization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Appoints people to posts and ends their posts. */
@UseCase
public class Posts {

  /** A post with its days, as the administrator's lists show it. */
  public record Entry(
      UUID id,
      String personId,
      String personName,
      String staffCode,
      String agencyId,
      @Nullable String agencyName,
      Place place,
      @Nullable String unitName,
      LocalDate from,
      @Nullable LocalDate until,
      boolean supervisesBelow) {}

  private final PostRepository posts;
  private final PersonRepository people;
  private final UnitRepository units;
  private final AgencyVersionRepository agencies;
  private final SubstitutionRepository substitutions;
  private final JdbcClient jdbc;
  private final ProvinceClock clock;

  Posts(
      PostRepository posts,
      PersonRepository people,
      UnitRepository units,
      AgencyVersionRepository agencies,
      SubstitutionRepository substitutions,
      JdbcClient jdbc,
      ProvinceClock clock) {
    this.posts = posts;
    this.people = people;
    this.units = units;
    this.agencies = agencies;
    this.substitutions = substitutions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Appoints a person to a place from a day on; returns the post's id. */
  public UUID appoint(String personId, Place place, LocalDate from) {
    return appoint(UUID.randomUUID(), personId, place, from);
  }

  /** Appoints under a given post id, where data must be the same at every start. */
  public UUID appoint(UUID postId, String personId, Place place, LocalDate from) {
    check(personId, place, from, Optional.empty()).refuseIfAny();
    var clean =
        new Place(
            place.agencyId(),
            Texts.orNull(place.unitId()),
            place.role(),
            Texts.clean(place.title()));
    return posts.saveAndFlush(new Post(postId, personId, clean, from)).id();
  }

  /** Ends a post: from that day its holder has none of its groups. */
  public void end(UUID postId, LocalDate on) {
    var post = posts.findById(postId).orElseThrow(() -> new NotFound("Không có vị trí này."));
    var until = post.validity().until();
    if (until != null && !until.isAfter(clock.today())) {
      throw new Refusal(
          new Sentence("Vị trí này đã kết thúc ngày %s.", Agencies.DAY.format(until)));
    }
    new Faults()
        .unless(
            !on.isBefore(post.validity().since()),
            "on",
            new Sentence(
                "Ngày kết thúc không được trước ngày nhận vị trí (%s).",
                Agencies.DAY.format(post.validity().since())))
        .refuseIfAny();
    post.endOn(on);
    for (var substitution : substitutions.of(postId, on)) {
      if (substitution.firstDay().isBefore(on)) {
        substitution.shortenTo(on.minusDays(1));
      } else {
        substitutions.delete(substitution);
      }
    }
    posts.flush();
  }

  /** A supervisor's post follows the agencies below its own as well, or its own only. */
  public void superviseBelow(UUID postId, boolean below) {
    var post = posts.findById(postId).orElseThrow(() -> new NotFound("Không có vị trí này."));
    if (post.place().role() != Role.SUPERVISOR) {
      throw new Refusal("Chỉ vị trí giám sát mới theo dõi được các cơ quan trực thuộc.");
    }
    post.superviseBelow(below);
    posts.flush();
  }

  /** The posts of an agency that are held today or will be, in the order of their days. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Entry> of(String agencyId) {
    return entries("p.agency_id = :id and (p.valid_to is null or p.valid_to > :today)", agencyId);
  }

  /** All posts that the person holds, held or will hold, newest first. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Entry> heldBy(String personId) {
    return entries("p.person_id = :id", personId).stream()
        .sorted(Comparator.comparing(Entry::from).reversed())
        .toList();
  }

  /** The post of that id, whether it holds today or not. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Entry> find(UUID postId) {
    return entries("p.id = :id", postId).stream().findFirst();
  }

  private List<Entry> entries(String condition, Object id) {
    return jdbc.sql(
            """
            select p.id, p.person_id, h.full_name, h.staff_code, p.agency_id, v.short_name, p.unit_id, u.name,
              p.role, p.title, p.valid_from, p.valid_to, p.supervises_below
            from post p
            join person h on h.id = p.person_id
            left join unit u on u.id = p.unit_id
            left join agency_version v on v.agency_id = p.agency_id and v.valid_from <= :today
              and (v.valid_to is null or v.valid_to > :today)
            where (p.valid_to is null or p.valid_to > p.valid_from) and
            """
                + condition
                + " order by p.valid_from, p.id")
        .param("id", id)
        .param("today", clock.today())
        .query(
            (row, number) ->
                new Entry(
                    row.getObject("id", UUID.class),
                    row.getString("person_id"),
                    row.getString("full_name"),
                    row.getString("staff_code"),
                    row.getString("agency_id"),
                    row.getString("short_name"),
                    new Place(
                        row.getString("agency_id"),
                        row.getString("unit_id"),
                        Role.ofKey(row.getString("role")),
                        row.getString("title")),
                    row.getString("name"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    row.getBoolean("supervises_below")))
        .list();
  }

  /**
   * Looks for all that speaks against the appointment; {@code leaving} is the post that ends on the
   * same day.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  Faults check(String personId, Place place, LocalDate from, Optional<UUID> leaving) {
    var person =
        people
            .findById(personId)
            .orElseThrow(() -> new NotFound(new Sentence("Không có người dùng «%s».", personId)));
    var faults = new Faults();
    faults.unless(
        person.leftOn() == null,
        "personId",
        new Sentence("Người này đã nghỉ việc; hãy ghi nhận trở lại làm việc trước."));
    checkPlace(place, from, faults);
    var unitId = Texts.orNull(place.unitId());
    leaving
        .flatMap(posts::findById)
        .ifPresent(
            old ->
                faults.unless(
                    !from.isBefore(old.validity().since()),
                    "from",
                    new Sentence(
                        "Ngày điều chuyển không được trước ngày nhận vị trí cũ (%s).",
                        Agencies.DAY.format(old.validity().since()))));
    var twice =
        posts.heldBy(personId).stream()
            .filter(post -> leaving.filter(post.id()::equals).isEmpty())
            .filter(post -> post.validity().overlaps(Validity.from(from)))
            .anyMatch(post -> sameGroup(post.place(), place, unitId));
    faults.unless(
        !twice,
        "role",
        new Sentence("Người này đã giữ vai trò đó ở cùng nơi trong thời gian này."));
    return faults;
  }

  /** Looks for what is wrong with the place itself. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  void checkPlace(Place place, LocalDate from, Faults faults) {
    faults.unless(
        agencies.of(place.agencyId()).stream()
            .anyMatch(version -> version.validity().holdsOn(from)),
        "agencyId",
        new Sentence("Cơ quan chưa có hoặc không còn vào ngày %s.", Agencies.DAY.format(from)));
    faults.text("title", new Sentence("chức danh"), Texts.clean(place.title()), 100);
    var unitId = Texts.orNull(place.unitId());
    faults.unless(
        unitId != null || !place.role().ofUnit(),
        "unitId",
        new Sentence("Vai trò này thuộc về một đơn vị; hãy chọn đơn vị."));
    if (unitId != null) {
      var unit = units.findById(unitId);
      faults.unless(
          unit.isPresent() && unit.get().agencyId().equals(place.agencyId()),
          "unitId",
          new Sentence("Đơn vị không thuộc cơ quan đã chọn."));
      faults.unless(
          unit.isEmpty() || unit.get().validity().holdsOn(from),
          "unitId",
          new Sentence("Đơn vị chưa có hoặc không còn vào ngày %s.", Agencies.DAY.format(from)));
    }
  }

  private static boolean sameGroup(Place held, Place wanted, @Nullable String unitId) {
    return held.agencyId().equals(wanted.agencyId())
        && held.role() == wanted.role()
        && (!wanted.role().ofUnit() || Objects.equals(held.unitId(), unitId));
  }
}
