package vn.congvan.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Person;
import vn.congvan.organization.Role;
import vn.congvan.workflow.ProcessFunctions;

/**
 * Names for diagrams the groups and people of the office, for example {@code
 * office.headsOf(unitId)}.
 */
@ProcessFunctions
public class Office {

  private final Directory directory;
  private final TimeLimits timeLimits;

  Office(Directory directory, TimeLimits timeLimits) {
    this.directory = directory;
    this.timeLimits = timeLimits;
  }

  /** The clerks of an agency. */
  public String clerksOf(String agencyId) {
    return Role.CLERK.at(agencyId);
  }

  /** The heads of a unit. */
  public String headsOf(String unitId) {
    return Role.HEAD.at(unitId);
  }

  /** The group of one post: its holder and, in his dates, the substitute. */
  public String postGroup(String postId) {
    return Directory.postGroup(UUID.fromString(postId));
  }

  /**
   * Who acts for the post today; nobody once the post has ended, then the head of the unit gives
   * the work on.
   */
  public @Nullable String holderOf(String postId) {
    return directory.actingFor(UUID.fromString(postId)).map(Person::id).orElse(null);
  }

  /** From when the deadline counts as near: two working days before it; none without a deadline. */
  public @Nullable Date warnAt(String agencyId, @Nullable Date dueAt) {
    return dueAt == null ? null : Date.from(timeLimits.warnAt(agencyId, dueAt.toInstant()));
  }
}
