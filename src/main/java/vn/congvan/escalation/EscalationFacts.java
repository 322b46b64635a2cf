package vn.congvan.escalation;

import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;
import static vn.congvan.workflow.ProcessOffer.Place.DUE;
import static vn.congvan.workflow.ProcessOffer.Place.GROUP;

import java.util.Date;
import java.util.List;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.document.DocumentVariables;
import vn.congvan.registration.RegistrationVariables;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessMessage;
import vn.congvan.workflow.ProcessOffer;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** What the process {@code deadline-escalation} and its decision table count on. */
@ProcessFacts
public final class EscalationFacts {

  /** The deadline that an instance climbs for. */
  public static final ProcessVariable<String> DEADLINE_ID =
      ProcessVariable.of("deadlineId", String.class, "Mã của hạn đang theo dõi");

  /** What is limited in time. */
  public static final ProcessVariable<String> DEADLINE_KIND =
      ProcessVariable.of("deadlineKind", String.class, "Loại hạn")
          .allowing(DeadlineKind.values(), DeadlineKind::name, DeadlineKind::vietnamese);

  /** The rung that is asked about next. */
  public static final ProcessVariable<Integer> RUNG =
      ProcessVariable.of("rung", Integer.class, "Bậc sắp xét của thang nhắc việc, từ 1");

  /** When the rung is climbed, in working days from the deadline. */
  public static final ProcessVariable<Integer> RUNG_DAYS =
      ProcessVariable.of(
          "rungDays", Integer.class, "Số ngày làm việc tính từ hạn; số âm là trước hạn");

  /** When the rung is climbed, in working hours besides the days. */
  public static final ProcessVariable<Integer> RUNG_HOURS =
      ProcessVariable.of(
          "rungHours", Integer.class, "Số giờ làm việc cộng thêm; số âm là trước hạn");

  /** When the rung is climbed, in working minutes besides the days and hours. */
  public static final ProcessVariable<Integer> RUNG_MINUTES =
      ProcessVariable.of(
          "rungMinutes", Integer.class, "Số phút làm việc cộng thêm; số âm là trước hạn");

  /** Whether the deadline stands still while somebody is waited for. */
  public static final ProcessVariable<Boolean> DEADLINE_PAUSED =
      ProcessVariable.of("deadlinePaused", Boolean.class, "Hạn đang tạm dừng");

  /** Who is told. */
  public static final ProcessVariable<String> RUNG_TO =
      ProcessVariable.of("rungTo", String.class, "Người được báo ở bậc này")
          .allowing(RungReceiver.values(), RungReceiver::key, RungReceiver::vietnamese);

  /** By which channels. */
  public static final ProcessVariable<String> RUNG_CHANNEL =
      ProcessVariable.of("rungChannel", String.class, "Kênh báo ở bậc này")
          .allowing(RungChannel.values(), RungChannel::key, RungChannel::vietnamese);

  /** Whether who is told gets a task. */
  public static final ProcessVariable<Boolean> RUNG_TASK =
      ProcessVariable.of("rungTask", Boolean.class, "Tạo việc cho người được báo xử lý");

  /** What follows from the rung. */
  public static final ProcessVariable<String> RUNG_PLAN =
      ProcessVariable.of("rungPlan", String.class, "Bậc vừa xét sẽ ra sao")
          .allowing("wait", "Chờ đến lúc")
          .allowing("skip", "Đã qua, bỏ qua")
          .allowing("none", "Không còn bậc nào");

  /** When the rung is climbed. */
  public static final ProcessVariable<Date> RUNG_AT =
      ProcessVariable.of("rungAt", Date.class, "Lúc lên bậc vừa xét");

  /** Whether somebody has to act at the rung that was just climbed. */
  public static final ProcessVariable<Boolean> ACTION_NEEDED =
      ProcessVariable.of("actionNeeded", Boolean.class, "Bậc vừa lên cần người xử lý");

  /** Who has to act. */
  public static final ProcessVariable<String> ESCALATED_TO =
      ProcessVariable.of("escalatedTo", String.class, "Nhóm phải xử lý việc quá hạn");

  /** Whether the deadline has ended. */
  public static final ProcessVariable<Boolean> DEADLINE_OVER =
      ProcessVariable.of("deadlineOver", Boolean.class, "Hạn đã kết thúc");

  /** What is done about an overdue deadline. */
  public static final ProcessVariable<String> ESCALATION_ACT =
      ProcessVariable.of("escalationAct", String.class, "Quyết định về việc quá hạn")
          .allowing(EscalationAct.values(), EscalationAct::key, EscalationAct::vietnamese);

  /** What each climbing is started with. */
  public static final ProcessStart DEADLINE_ESCALATION =
      ProcessStart.of(
          "deadline-escalation",
          DEADLINE_ID,
          DEADLINE_KIND,
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          RegistrationVariables.URGENCY,
          RegistrationVariables.DUE_AT,
          DEADLINE_PAUSED,
          RUNG);

  /** The deadline was moved, paused, resumed, handed over or closed. */
  public static final ProcessMessage DEADLINE_CHANGED =
      ProcessMessage.of(
          "DeadlineChanged",
          DEADLINE_ESCALATION.process(),
          "Hạn đã dời, tạm dừng, tính tiếp, đổi người giữ hoặc kết thúc");

  /** Who was told at the rung and has to act. */
  public static final ProcessOffer ESCALATED_GROUP =
      new ProcessOffer(GROUP, "${escalatedTo}", "Người được báo ở bậc vừa lên");

  /** Who was told decides what to do. */
  public static final ProcessForm ACT_ON_OVERDUE =
      new ProcessForm(
          "deadline-escalation/act-on-overdue",
          "Xử lý việc quá hạn",
          "Người được báo ghi nhận đã biết, gia hạn, giao người khác, hoặc tự nhận xử lý việc quá hạn.",
          List.of(ESCALATION_ACT, DRAFT_ID),
          ESCALATED_GROUP,
          null,
          new ProcessOffer(DUE, "${office.inWorkingDays(agencyId, 1)}", "Ngày làm việc tiếp theo"));

  private EscalationFacts() {}
}
