package vn.congvan.escalation;

import java.util.Arrays;

/** What somebody who was told of an overdue deadline does about it. */
public enum EscalationAct {
  ACKNOWLEDGE("acknowledge", "Đã biết"),
  EXTEND("extend", "Gia hạn"),
  HAND_OVER("handOver", "Giao người khác"),
  TAKE_OVER("takeOver", "Tự nhận xử lý");

  private final String key;
  private final String vietnamese;

  EscalationAct(String key, String vietnamese) {
    this.key = key;
    this.vietnamese = vietnamese;
  }

  /** The word of the diagram. */
  public String key() {
    return key;
  }

  /** The office's word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The act of that word. */
  public static EscalationAct ofKey(String key) {
    return Arrays.stream(values())
        .filter(act -> act.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No act '" + key + "'"));
  }
}
