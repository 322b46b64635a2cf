package vn.congvan.workflow.diagram;

import java.util.Arrays;
import vn.congvan.shared.NotFound;

/** What analysts edit: processes and decision tables. */
public enum DiagramKind {
  /** A process, drawn in BPMN. */
  PROCESS("process"),
  /** A decision table, written in DMN. */
  DECISION("decision");

  private final String key;

  DiagramKind(String key) {
    this.key = key;
  }

  /** The kind's name in addresses and tables. */
  public String key() {
    return key;
  }

  /** The kind of that name. */
  public static DiagramKind ofKey(String key) {
    return Arrays.stream(values())
        .filter(kind -> kind.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("Không tìm thấy nội dung này."));
  }
}
