package vn.congvan.registration;

import static vn.congvan.workflow.ProcessOffer.Place.DUE;
import static vn.congvan.workflow.ProcessOffer.Place.GROUP;
import static vn.congvan.workflow.ProcessOffer.Place.NEAR;
import static vn.congvan.workflow.ProcessOffer.Place.PERSON;
import static vn.congvan.workflow.ProcessOffer.Place.PRIORITY;

import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessOffer;

/** Who may be given a task, until when and how urgently, as Modeler offers it. */
@ProcessFacts
public final class TaskOffers {

  /** The clerks of the document's agency. */
  public static final ProcessOffer CLERKS =
      new ProcessOffer(GROUP, "${office.clerksOf(agencyId)}", "Văn thư của cơ quan");

  /** The leaders of the document's agency. */
  public static final ProcessOffer LEADERS =
      new ProcessOffer(GROUP, "${office.leadersOf(agencyId)}", "Lãnh đạo cơ quan");

  /** The heads of the unit that was given the work. */
  public static final ProcessOffer HEADS =
      new ProcessOffer(GROUP, "${office.headsOf(unitId)}", "Trưởng đơn vị được giao việc");

  /** The heads of the unit that is in charge of the document's field. */
  public static final ProcessOffer PROPOSED_HEADS =
      new ProcessOffer(GROUP, "${office.headsOf(proposedUnit)}", "Trưởng đơn vị dự kiến xử lý");

  /** The leader's post that directs. */
  public static final ProcessOffer DIRECTING_GROUP =
      new ProcessOffer(GROUP, "${office.postGroup(directingPost)}", "Lãnh đạo chỉ đạo, người thay");

  /** The post that confirms the result. */
  public static final ProcessOffer CONFIRMING_GROUP =
      new ProcessOffer(
          GROUP, "${office.postGroup(confirmingPost)}", "Người xác nhận kết quả, người thay");

  /** The post that handles the work. */
  public static final ProcessOffer HANDLING_GROUP =
      new ProcessOffer(GROUP, "${office.postGroup(handlerPost)}", "Người xử lý, người thay");

  /** The post that gave the work that came back. */
  public static final ProcessOffer RETURNED_GROUP =
      new ProcessOffer(
          GROUP, "${office.postGroup(returnedTo)}", "Người đã giao việc bị trả, người thay");

  /** The post that decides on more time. */
  public static final ProcessOffer DECIDING_GROUP =
      new ProcessOffer(
          GROUP, "${office.postGroup(decidingPost)}", "Người quyết định gia hạn, người thay");

  /** Whoever was given the work, a unit or a person. */
  public static final ProcessOffer RECEIVERS =
      new ProcessOffer(
          GROUP,
          "${givenToUnit ? office.headsOf(unitId) : office.postGroup(handlerPost)}",
          "Trưởng đơn vị được giao việc, hoặc người được giao và người thay");

  /** The leader who directs. */
  public static final ProcessOffer DIRECTOR =
      new ProcessOffer(PERSON, "${office.holderOf(directingPost)}", "Lãnh đạo chỉ đạo");

  /** Who confirms the result. */
  public static final ProcessOffer CONFIRMER =
      new ProcessOffer(PERSON, "${office.holderOf(confirmingPost)}", "Người xác nhận kết quả");

  /** Who handles the work. */
  public static final ProcessOffer HANDLER =
      new ProcessOffer(PERSON, "${office.holderOf(handlerPost)}", "Người xử lý");

  /** Who gave the work that came back. */
  public static final ProcessOffer RETURNED_TO =
      new ProcessOffer(PERSON, "${office.holderOf(returnedTo)}", "Người đã giao việc bị trả");

  /** Who decides on more time. */
  public static final ProcessOffer DECIDER =
      new ProcessOffer(PERSON, "${office.holderOf(decidingPost)}", "Người quyết định gia hạn");

  /** The person who was given the work; nobody where it was a unit. */
  public static final ProcessOffer RECEIVER =
      new ProcessOffer(
          PERSON,
          "${givenToUnit ? null : office.holderOf(handlerPost)}",
          "Người được giao; không ai nếu giao cho đơn vị");

  /** The deadline of the document or of the work. */
  public static final ProcessOffer DUE_AT =
      new ProcessOffer(DUE, "${dueAt}", "Hạn của văn bản hoặc của việc được giao");

  /** Until when what has arrived is to be registered. */
  public static final ProcessOffer REGISTRATION =
      new ProcessOffer(
          DUE,
          "${office.registerBy(agencyId, priority)}",
          "Hạn đăng ký: ngày làm việc tiếp theo; văn bản khẩn thì ngay");

  /** Until when what is registered is to be submitted and directed. */
  public static final ProcessOffer DIRECTING =
      new ProcessOffer(
          DUE,
          "${office.directBy(documentId, agencyId, priority)}",
          "Hạn trình, cho ý kiến: ngày làm việc tiếp theo; văn bản khẩn thì ngay");

  /** Until when what is signed is to be issued, and sent where no way of the system goes. */
  public static final ProcessOffer ISSUING =
      new ProcessOffer(
          DUE,
          "${office.issueBy(agencyId, priority)}",
          "Hạn ban hành, gửi đi: ngày làm việc tiếp theo; văn bản khẩn thì ngay");

  /** Until when what is given for information is to be read. */
  public static final ProcessOffer READING =
      new ProcessOffer(DUE, "${office.readBy(agencyId)}", "Hạn xem văn bản gửi để biết");

  /** The same working day. */
  public static final ProcessOffer TODAY =
      new ProcessOffer(DUE, "${office.inWorkingDays(agencyId, 0)}", "Cuối ngày làm việc này");

  /** The next working day. */
  public static final ProcessOffer NEXT_DAY =
      new ProcessOffer(DUE, "${office.inWorkingDays(agencyId, 1)}", "Cuối ngày làm việc tiếp theo");

  /** Two working days. */
  public static final ProcessOffer TWO_DAYS =
      new ProcessOffer(DUE, "${office.inWorkingDays(agencyId, 2)}", "Hai ngày làm việc");

  /** Five working days. */
  public static final ProcessOffer FIVE_DAYS =
      new ProcessOffer(DUE, "${office.inWorkingDays(agencyId, 5)}", "Năm ngày làm việc");

  /** Two working days before the deadline. */
  public static final ProcessOffer WARNING =
      new ProcessOffer(
          NEAR,
          "${office.warnAt(agencyId, dueAt)}",
          "Hai ngày làm việc trước hạn của văn bản hoặc của việc được giao");

  /** Two working days before what is given for information is to be read. */
  public static final ProcessOffer READING_WARNING =
      new ProcessOffer(
          NEAR,
          "${office.warnAt(agencyId, office.readBy(agencyId))}",
          "Hai ngày làm việc trước hạn xem văn bản gửi để biết");

  /** As urgent as the document. */
  public static final ProcessOffer BY_URGENCY =
      new ProcessOffer(PRIORITY, "${priority}", "Theo độ khẩn của văn bản");

  /** As urgent as an express document. */
  public static final ProcessOffer AS_EXPRESS =
      new ProcessOffer(PRIORITY, "90", "Như văn bản hỏa tốc");

  private TaskOffers() {}
}
