package vn.congvan.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Person;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.ProcessFunction;
import vn.congvan.workflow.ProcessFunctions;

/**
 * Names for diagrams the groups and people of the office, for example {@code
 * office.headsOf(unitId)}.
 */
@ProcessFunctions
public class Office {

  private final Directory directory;
  private final TimeLimits timeLimits;
  private final Deadlines deadlines;
  private final ProvinceClock clock;

  Office(Directory directory, TimeLimits timeLimits, Deadlines deadlines, ProvinceClock clock) {
    this.directory = directory;
    this.timeLimits = timeLimits;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** The clerks of an agency. */
  @ProcessFunction("nhóm văn thư của cơ quan")
  public String clerksOf(String agencyId) {
    return Role.CLERK.at(agencyId);
  }

  /** The leaders of an agency. */
  @ProcessFunction("nhóm lãnh đạo của cơ quan")
  public String leadersOf(String agencyId) {
    return Role.LEADER.at(agencyId);
  }

  /** The heads of a unit; nobody where no unit is known. */
  @ProcessFunction("nhóm trưởng đơn vị")
  public @Nullable String headsOf(@Nullable String unitId) {
    return unitId == null ? null : Role.HEAD.at(unitId);
  }

  /**
   * The group of one post: its holder and, in his dates, the substitute; once the post has ended
   * the heads of its unit or the leaders of its agency.
   */
  @ProcessFunction(
      "nhóm của một vị trí: người giữ và, trong thời gian được giao thay, người thay; vị trí đã kết thúc thì là trưởng đơn vị, nếu không có thì lãnh đạo cơ quan")
  public String postGroup(String postId) {
    return directory.groupInChargeOf(UUID.fromString(postId));
  }

  /** Who acts for the post today; nobody once the post has ended, then its group takes the work. */
  @ProcessFunction("người đang làm ở vị trí ấy hôm nay")
  public @Nullable String holderOf(String postId) {
    return directory.actingFor(UUID.fromString(postId)).map(Person::id).orElse(null);
  }

  /** The end of the working day that many working days from now. */
  @ProcessFunction("cuối ngày làm việc thứ mấy kể từ lúc này; 0 là trong ngày")
  public Date inWorkingDays(String agencyId, long days) {
    return Date.from(timeLimits.dueAt(agencyId, clock.instant(), Math.toIntExact(days), 0));
  }

  /** Until when what has just arrived is to be registered; urgent is what has a higher priority. */
  @ProcessFunction("hạn đăng ký văn bản vừa đến: ngày làm việc tiếp theo; văn bản khẩn thì ngay")
  public Date registerBy(String agencyId, int priority) {
    return Date.from(
        timeLimits.registration(agencyId, clock.instant(), priority > Urgency.NORMAL.priority()));
  }

  /** Until when what is registered is to be directed, also where it comes back to be completed. */
  @ProcessFunction(
      "hạn trình, cho ý kiến chỉ đạo: ngày làm việc tiếp theo sau khi đăng ký; văn bản khẩn thì ngay")
  public Date directBy(String documentId, String agencyId, int priority) {
    return Date.from(
        deadlines
            .of(DeadlineKind.DIRECTION, UUID.fromString(documentId))
            .map(OpenDeadline::dueAt)
            .orElseGet(
                () ->
                    timeLimits.end(
                        agencyId,
                        clock.instant(),
                        TimeLimits.toDirect(priority > Urgency.NORMAL.priority()))));
  }

  /** Until when what is signed is to be issued; urgent is what has a higher priority. */
  @ProcessFunction("hạn ban hành văn bản đã ký: ngày làm việc tiếp theo; văn bản khẩn thì ngay")
  public Date issueBy(String agencyId, int priority) {
    return Date.from(
        timeLimits.issuing(agencyId, clock.instant(), priority > Urgency.NORMAL.priority()));
  }

  /** Until when what is given for information is to be read. */
  @ProcessFunction("hạn xem văn bản gửi để biết")
  public Date readBy(String agencyId) {
    return Date.from(timeLimits.reading(agencyId, clock.instant()));
  }

  /** From when the deadline counts as near: two working days before it; none without a deadline. */
  @ProcessFunction("từ lúc nào coi là sắp đến hạn: hai ngày làm việc trước hạn")
  public @Nullable Date warnAt(String agencyId, @Nullable Date dueAt) {
    return dueAt == null ? null : Date.from(timeLimits.warnAt(agencyId, dueAt.toInstant()));
  }
}
