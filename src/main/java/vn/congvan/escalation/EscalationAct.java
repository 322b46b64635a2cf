package vn.congvan.escalation;

import java.util.Arrays;

/** What somebody who was told of an overdue deadline does about it. */
public enum EscalationAct {
  ACKNOWLEDGE("acknowledge", "Đã biết", "Noted"),
  EXTEND("extend", "Gia hạn", "Gave more time"),
  HAND_OVER("handOver", "Giao người khác", "Gave to somebody else"),
  TAKE_OVER("takeOver", "Tự nhận xử lý", "Took over");

  private final String key;
  private final String vietnamese;
  private final String english;

  EscalationAct(String key, String vietnamese, String english) {
    this.key = key;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The word of the diagram. */
  public String key() {
    return key;
  }

  /** The office's word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The same in English. */
  public String english() {
    return english;
  }

  /** The act of that word. */
  public static EscalationAct ofKey(String key) {
    return Arrays.stream(values())
        .filter(act -> act.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No act '" + key + "'"));
  }
}
