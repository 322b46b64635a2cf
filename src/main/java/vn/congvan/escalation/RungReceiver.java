package vn.congvan.escalation;

import java.util.Arrays;
import vn.congvan.notification.NoticeKind;

/** Who is told at a rung of the ladder. */
public enum RungReceiver {
  HANDLER("handler", "Người giữ việc", NoticeKind.DEADLINE_OVERDUE),
  HEAD("head", "Trưởng đơn vị", NoticeKind.ESCALATED_TO_HEAD),
  LEADER("leader", "Lãnh đạo cơ quan", NoticeKind.ESCALATED_TO_LEADER),
  SUPERVISOR("supervisor", "Người giám sát của cơ quan", NoticeKind.ESCALATED_TO_SUPERVISOR),
  OFFICE("office", "Văn phòng Ủy ban nhân dân tỉnh", NoticeKind.ESCALATED_TO_OFFICE),
  OTHER_SIDE(
      "otherSide", "Nơi nhận ở cơ quan khác, do việc có hạn tự nhắc", NoticeKind.DEADLINE_OVERDUE),
  NOBODY("none", "Không còn bậc nào", NoticeKind.DEADLINE_OVERDUE);

  private final String key;
  private final String vietnamese;
  private final NoticeKind afterwards;

  RungReceiver(String key, String vietnamese, NoticeKind afterwards) {
    this.key = key;
    this.vietnamese = vietnamese;
    this.afterwards = afterwards;
  }

  /** The word of the decision table. */
  public String key() {
    return key;
  }

  /** The office's word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** As what a passed deadline is told. */
  NoticeKind afterwards() {
    return afterwards;
  }

  /** The receiver of that word. */
  public static RungReceiver ofKey(String key) {
    return Arrays.stream(values())
        .filter(receiver -> receiver.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No receiver '" + key + "'"));
  }
}
