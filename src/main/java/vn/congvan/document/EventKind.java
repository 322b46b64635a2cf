package vn.congvan.document;

/** What may happen to a document, in the words in which its history tells it. */
public enum EventKind {
  ARRIVED("Văn bản đến", "Arrived"),
  REGISTERED("Đăng ký vào sổ", "Registered"),
  DUPLICATE_ACCEPTED(
      "Xác nhận đăng ký dù có văn bản trùng", "Registered in spite of a possible duplicate"),
  ENTRY_VOIDED("Hủy số đến", "Arrival number voided"),
  FILES_REMOVED("Xóa tệp chứa bí mật nhà nước", "Files with a state secret removed"),
  STATED_NOT_SECRET("Xác nhận không phải văn bản mật", "Stated to be no state secret"),
  RETURNED("Trả lại bên gửi", "Returned to the sender"),
  SUBMITTED("Trình lãnh đạo", "Submitted to the leader"),
  RESUBMITTED("Bổ sung, trình lại", "Submitted again"),
  SUBMISSION_TAKEN_BACK("Thu hồi văn bản đã trình", "Submission taken back"),
  SENT_BACK("Lãnh đạo trả lại để bổ sung", "Sent back by the leader"),
  PLANNED("Đề xuất xử lý", "Handling proposed"),
  DIRECTED("Cho ý kiến chỉ đạo", "Directed"),
  DIRECTION_CHANGED("Chỉ đạo bổ sung", "Direction added"),
  FORWARDED("Chuyển giao", "Forwarded"),
  ASSIGNED("Phân công xử lý", "Assigned"),
  HANDED_OVER("Chuyển người xử lý", "Handed over"),
  WITHDRAWN("Thu hồi việc đã giao", "Assignment taken back"),
  ASSIGNMENT_RETURNED("Trả lại việc được giao", "Assignment returned"),
  REASSIGNED("Giao lại việc", "Reassigned"),
  REPORTED("Báo cáo kết quả", "Result reported"),
  APPROVED("Duyệt kết quả", "Result approved"),
  CONSENTED("Đồng duyệt kết quả", "Result co-approved"),
  REWORK("Yêu cầu làm lại", "Sent back for rework"),
  COMPLETED("Hoàn thành phần việc", "Assignment completed"),
  EXTENSION_REQUESTED("Xin gia hạn", "More time asked for"),
  EXTENSION_DECIDED("Quyết định gia hạn", "Extension decided"),
  DEADLINE_PAUSED("Tạm dừng thời hạn", "Deadline paused"),
  DEADLINE_RESUMED("Tiếp tục tính thời hạn", "Deadline resumed"),
  DEADLINE_RECKONED("Tính lại thời hạn theo lịch", "Deadline reckoned anew by the calendar"),
  REMINDED("Nhắc việc", "Reminded"),
  CONFIRMING("Chờ xác nhận kết quả", "Result to be confirmed"),
  REOPENED("Mở lại để giải quyết tiếp", "Reopened"),
  NOTED("Xem, lưu", "Noted"),
  CLOSED("Kết thúc giải quyết", "Closed"),
  NOTICE("Thông báo", "Notice given"),
  COMMENTED("Ghi ý kiến", "Commented"),
  OPENED("Xem văn bản", "Opened"),
  DOWNLOADED("Tải tệp", "File downloaded"),
  SUBSTITUTED("Nhận việc thay", "Taken over"),
  DRAFTED("Bắt đầu soạn thảo", "Draft begun"),
  DRAFT_CHANGED("Sửa dự thảo", "Draft changed"),
  SENT_TO_CO_DRAFTERS("Lấy ý kiến đơn vị phối hợp", "Comments of co-drafters asked for"),
  CO_DRAFTER_COMMENTED("Đơn vị phối hợp góp ý", "Co-drafter commented"),
  SENT_TO_REVIEW("Chuyển kiểm tra dự thảo", "Draft sent to review"),
  CONTENT_CHECKED("Kiểm tra nội dung", "Content checked"),
  FORMAT_CHECKED("Kiểm tra thể thức", "Format checked"),
  SENT_TO_SIGNER("Trình ký", "Sent to the signer"),
  DRAFT_RETURNED("Trả lại dự thảo", "Draft returned"),
  NUMBERED("Cấp số văn bản đi", "Number given"),
  NUMBER_VOIDED("Hủy số văn bản đi", "Number voided"),
  SIGNING_STARTED("Bắt đầu ký số", "Signing begun"),
  SIGNING_FAILED("Ký số không thành", "Signing did not succeed"),
  SIGNED("Ký văn bản", "Signed"),
  SEALED("Ký số của cơ quan", "Sealed"),
  ISSUED("Ban hành", "Issued"),
  DELIVERED("Gửi đến nơi nhận", "Delivered to a receiver"),
  RECEIVER_REFUSED("Nơi nhận từ chối", "Refused by a receiver"),
  RECALL_ASKED("Yêu cầu lấy lại", "Asked to be given back"),
  RECALLED("Thu hồi văn bản", "Recalled"),
  REPLACED("Thay thế văn bản", "Replaced"),
  CORRECTED("Đính chính văn bản", "Corrected"),
  DROPPED("Hủy dự thảo", "Draft dropped"),
  SIGNATURES_CHECKED("Kiểm tra chữ ký số", "Signatures checked"),
  COPIED("Cấp bản sao", "Copy issued"),
  COPY_DROPPED("Hủy số bản sao", "Number of a copy voided");

  private final String vietnamese;
  private final String english;

  EventKind(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** What happened, in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** What happened, in English. */
  public String english() {
    return english;
  }
}
