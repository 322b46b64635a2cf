package vn.congvan.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Names who acts for a post while its holder is away. */
@UseCase
public class Substitutions {

  /** A substitution as the office's list shows it. */
  public record Entry(
      UUID id,
      UUID postId,
      String holderId,
      String holderName,
      String title,
      String substituteId,
      String substituteName,
      LocalDate firstDay,
      LocalDate lastDay,
      String reason) {}

  private final SubstitutionRepository substitutions;
  private final PostRepository posts;
  private final PersonRepository people;
  private final JdbcClient jdbc;
  private final ProvinceClock clock;

  Substitutions(
      SubstitutionRepository substitutions,
      PostRepository posts,
      PersonRepository people,
      JdbcClient jdbc,
      ProvinceClock clock) {
    this.substitutions = substitutions;
    this.posts = posts;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Names the substitute of a post for some days, both the first and the last included. */
  public UUID name(
      UUID postId,
      String substituteId,
      LocalDate firstDay,
      LocalDate lastDay,
      String reason,
      String recordedBy) {
    var post = posts.findById(postId).orElseThrow(() -> new NotFound("Không có vị trí này."));
    var faults = new Faults();
    faults.unless(
        !lastDay.isBefore(firstDay),
        "lastDay",
        new Sentence("Ngày cuối không được trước ngày đầu."));
    faults.unless(
        !lastDay.isBefore(clock.today()), "lastDay", new Sentence("Thời gian vắng mặt đã qua."));
    faults.unless(
        post.validity().holdsOn(firstDay) && post.validity().holdsOn(lastDay),
        "firstDay",
        new Sentence("Vị trí này không có người giữ trong toàn bộ thời gian đó."));
    faults.text("reason", new Sentence("lý do vắng mặt"), Texts.clean(reason), 300);
    faults.unless(
        !substituteId.equals(post.personId()),
        "substituteId",
        new Sentence("Người thay phải là người khác."));
    var substitute = people.findById(substituteId);
    faults.unless(
        substitute.isPresent() && !substitute.get().hasLeftBy(lastDay),
        "substituteId",
        new Sentence("Người thay không có hoặc đã nghỉ việc trong thời gian đó."));
    if (!lastDay.isBefore(firstDay)) {
      faults.unless(
          substitutions.touching(List.of(postId), firstDay, lastDay).isEmpty(),
          "firstDay",
          new Sentence(
              "Vị trí này đã có người thay trong thời gian đó; hãy kết thúc lần thay đó trước."));
      faults.unless(
          !isAway(substituteId, firstDay, lastDay),
          "substituteId",
          new Sentence("Người thay cũng vắng mặt trong thời gian đó; hãy chọn người khác."));
      faults.unless(
          substitutions.by(post.personId(), firstDay).stream()
              .noneMatch(acting -> !acting.firstDay().isAfter(lastDay)),
          "postId",
          new Sentence(
              "Người vắng mặt đang được cử thay người khác trong thời gian đó; hãy đổi người thay cho người kia trước."));
    }
    faults.refuseIfAny();
    return substitutions
        .saveAndFlush(
            new Substitution(
                postId,
                substituteId,
                firstDay,
                lastDay,
                Texts.clean(reason),
                recordedBy,
                clock.instant()))
        .id();
  }

  /** The holder is back: the substitution's last day was yesterday, or it never begins. */
  public void end(UUID substitutionId) {
    var substitution =
        substitutions
            .findById(substitutionId)
            .orElseThrow(() -> new NotFound("Không có lần thay này."));
    var today = clock.today();
    if (substitution.firstDay().isBefore(today)) {
      substitution.shortenTo(today.minusDays(1));
    } else {
      substitutions.delete(substitution);
    }
    substitutions.flush();
  }

  /** The agency's substitutions that are running or to come. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Entry> of(String agencyId) {
    return jdbc.sql(
            """
            select s.id, s.post_id, h.id as holder_id, h.full_name as holder_name, p.title,
              s.substitute_id, n.full_name as substitute_name, s.first_day, s.last_day, s.reason
            from substitution s
            join post p on p.id = s.post_id
            join person h on h.id = p.person_id
            join person n on n.id = s.substitute_id
            where p.agency_id = :agency and s.last_day >= :today
            order by s.first_day, h.full_name
            """)
        .param("agency", agencyId)
        .param("today", clock.today())
        .query(Entry.class)
        .list();
  }

  private boolean isAway(String personId, LocalDate firstDay, LocalDate lastDay) {
    var held = posts.heldBy(personId).stream().map(Post::id).toList();
    return !held.isEmpty() && !substitutions.touching(held, firstDay, lastDay).isEmpty();
  }
}
