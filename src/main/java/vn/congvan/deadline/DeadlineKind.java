package vn.congvan.deadline;

import java.util.Locale;
import vn.congvan.shared.Worded;

/** What is limited in time, with the rule of law or of the office that limits it. */
public enum DeadlineKind implements Worded {
  REGISTRATION(
      "Đăng ký văn bản đến",
      "Registering an incoming document",
      "Điều 22 Nghị định 30/2020/NĐ-CP: trong ngày, chậm nhất ngày làm việc tiếp theo; khẩn: ngay sau khi nhận"),
  DIRECTION(
      "Trình, phân công xử lý",
      "Directing an incoming document",
      "Điều 23 Nghị định 30/2020/NĐ-CP: trong ngày, chậm nhất ngày làm việc tiếp theo; khẩn: ngay sau khi nhận"),
  DOCUMENT(
      "Giải quyết văn bản đến",
      "Settling an incoming document",
      "Điều 24 Nghị định 30/2020/NĐ-CP: thời hạn ghi trong văn bản hoặc do lãnh đạo giao"),
  HANDLING(
      "Xử lý việc được giao",
      "Handling an assignment",
      "Điều 23, 24 Nghị định 30/2020/NĐ-CP: thời hạn do người phân công giao"),
  HANDLER(
      "Xử lý trong nội bộ đơn vị",
      "Handling within the unit",
      "Quy chế làm việc của cơ quan: thời hạn trưởng đơn vị giao cho người xử lý"),
  NOTING(
      "Xem văn bản để biết",
      "Noting a document",
      "Quy chế làm việc của cơ quan: năm ngày làm việc"),
  DRAFTING(
      "Soạn thảo văn bản",
      "Drafting a document",
      "Điều 10 Nghị định 30/2020/NĐ-CP; quy chế làm việc của cơ quan: năm ngày làm việc nếu không ấn định"),
  COMMENTING(
      "Góp ý dự thảo",
      "Commenting on a draft",
      "Quy chế làm việc của cơ quan: hai ngày làm việc nếu không ấn định"),
  SIGNING(
      "Ký văn bản",
      "Signing a document",
      "Điều 13 Nghị định 30/2020/NĐ-CP; quy chế làm việc của cơ quan"),
  ISSUING(
      "Phát hành văn bản",
      "Issuing a document",
      "Khoản 1 Điều 18 Nghị định 30/2020/NĐ-CP: trong ngày ký, chậm nhất ngày làm việc tiếp theo; khẩn: ngay sau khi ký"),
  OPENING(
      "Tiếp nhận văn bản điện tử",
      "Receiving a delivered document",
      "Khoản 2 Điều 21 Nghị định 30/2020/NĐ-CP: tiếp nhận và thông báo cho nơi gửi trong ngày"),
  REFUSAL(
      "Xử lý văn bản bị từ chối",
      "Settling a refused delivery",
      "Khoản 1 Điều 18 Nghị định 30/2020/NĐ-CP: văn bản phải đến nơi nhận chậm nhất ngày làm việc tiếp theo; khẩn: ngay"),
  SENDING(
      "Chuyển văn bản ra ngoài hệ thống",
      "Sending by other means",
      "Khoản 1 Điều 18 Nghị định 30/2020/NĐ-CP: trong ngày ký, chậm nhất ngày làm việc tiếp theo; khẩn: ngay sau khi ký"),
  RECALL(
      "Trả lời yêu cầu lấy lại văn bản",
      "Answering a request to give a document back",
      "Khoản 4 Điều 18 Nghị định 30/2020/NĐ-CP; quy chế làm việc của cơ quan: ngày làm việc tiếp theo"),
  COPY(
      "Ký số bản sao điện tử",
      "Signing an electronic copy",
      "Điều 25 đến 27 Nghị định 30/2020/NĐ-CP; quy chế làm việc của cơ quan: ngày làm việc tiếp theo"),
  RENEWAL("Gia hạn chứng thư số", "Renewing a certificate", "Trước ngày chứng thư số hết hiệu lực");

  private final String vietnamese;
  private final String english;
  private final String rule;

  DeadlineKind(String vietnamese, String english, String rule) {
    this.vietnamese = vietnamese;
    this.english = english;
    this.rule = rule;
  }

  /** Whether it stands still while another agency is waited for. */
  public boolean mayPause() {
    return this == HANDLING || this == DRAFTING;
  }

  /**
   * Whether it ends with a working day, as limits do (Civil Code 91/2015/QH13, Art. 148.5); what a
   * certificate itself ends by does not.
   */
  boolean keepsToWorkingDays() {
    return this != RENEWAL;
  }

  /** Whether the office sets it by a rule of its own, so that its leader may give more time. */
  public boolean mayExtend() {
    return switch (this) {
      case DRAFTING, COMMENTING, SIGNING, RECALL, COPY -> true;
      // Of assignments and whole documents by their own orders; the others are limited by law.
      default -> false;
    };
  }

  /** The office's word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The word in English. */
  public String english() {
    return english;
  }

  /** The rule that sets the limit, as it is cited. */
  public String rule() {
    return rule;
  }

  @Override
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
