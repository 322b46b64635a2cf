package vn.congvan.organization;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/** Appoints people to posts and ends their posts. */
@UseCase
public class Posts {

  private final PostRepository posts;
  private final PersonRepository people;
  private final UnitRepository units;
  private final AgencyVersionRepository agencies;
  private final SubstitutionRepository substitutions;
  private final ProvinceClock clock;

  Posts(
      PostRepository posts,
      PersonRepository people,
      UnitRepository units,
      AgencyVersionRepository agencies,
      SubstitutionRepository substitutions,
      ProvinceClock clock) {
    this.posts = posts;
    this.people = people;
    this.units = units;
    this.agencies = agencies;
    this.substitutions = substitutions;
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
      throw new Refusal("Vị trí này đã kết thúc ngày " + Agencies.DAY.format(until) + ".");
    }
    new Faults()
        .unless(
            !on.isBefore(post.validity().since()),
            "on",
            "Ngày kết thúc không được trước ngày nhận vị trí ("
                + Agencies.DAY.format(post.validity().since())
                + ").")
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

  /**
   * Looks for all that speaks against the appointment; {@code leaving} is the post that ends on the
   * same day.
   */
  Faults check(String personId, Place place, LocalDate from, Optional<UUID> leaving) {
    var person =
        people
            .findById(personId)
            .orElseThrow(() -> new NotFound("Không có người dùng «" + personId + "»."));
    var faults = new Faults();
    faults.unless(
        person.leftOn() == null,
        "personId",
        "Người này đã nghỉ việc; hãy ghi nhận trở lại làm việc trước.");
    faults.unless(
        agencies.of(place.agencyId()).stream()
            .anyMatch(version -> version.validity().holdsOn(from)),
        "agencyId",
        "Cơ quan chưa có hoặc không còn vào ngày " + Agencies.DAY.format(from) + ".");
    faults.text("title", "chức danh", Texts.clean(place.title()), 100);
    var unitId = Texts.orNull(place.unitId());
    faults.unless(
        unitId != null || !place.role().ofUnit(),
        "unitId",
        "Vai trò này thuộc về một đơn vị; hãy chọn đơn vị.");
    if (unitId != null) {
      var unit = units.findById(unitId);
      faults.unless(
          unit.isPresent() && unit.get().agencyId().equals(place.agencyId()),
          "unitId",
          "Đơn vị không thuộc cơ quan đã chọn.");
      faults.unless(
          unit.isEmpty() || unit.get().validity().holdsOn(from),
          "unitId",
          "Đơn vị chưa có hoặc không còn vào ngày " + Agencies.DAY.format(from) + ".");
    }
    leaving
        .flatMap(posts::findById)
        .ifPresent(
            old ->
                faults.unless(
                    !from.isBefore(old.validity().since()),
                    "from",
                    "Ngày điều chuyển không được trước ngày nhận vị trí cũ ("
                        + Agencies.DAY.format(old.validity().since())
                        + ")."));
    var twice =
        posts.heldBy(personId).stream()
            .filter(post -> leaving.filter(post.id()::equals).isEmpty())
            .filter(post -> post.validity().overlaps(Validity.from(from)))
            .anyMatch(post -> sameGroup(post.place(), place, unitId));
    faults.unless(!twice, "role", "Người này đã giữ vai trò đó ở cùng nơi trong thời gian này.");
    return faults;
  }

  private static boolean sameGroup(Place held, Place wanted, @Nullable String unitId) {
    return held.agencyId().equals(wanted.agencyId())
        && held.role() == wanted.role()
        && (!wanted.role().ofUnit() || Objects.equals(held.unitId(), unitId));
  }
}
