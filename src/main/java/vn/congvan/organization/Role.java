package vn.congvan.organization;

import java.util.Arrays;

/** What a post entitles its holder to do in one agency or one unit, never everywhere. */
public enum Role {
  /** Văn thư: receives, registers, seals. */
  CLERK("clerk", false),
  /** Lãnh đạo cơ quan: directs and confirms. */
  LEADER("leader", false),
  /** Trưởng phòng: allots the unit's work. */
  HEAD("head", true),
  /** Chuyên viên: handles documents. */
  SPECIALIST("specialist", true),
  /** Follows the agency's work, changes nothing. */
  SUPERVISOR("supervisor", false),
  /** Lưu trữ: keeps the archive. */
  ARCHIVIST("archivist", false),
  /** Edits processes in Modeler. */
  ANALYST("analyst", false),
  /** Keeps agencies, units, people and posts. */
  ADMINISTRATOR("administrator", false);

  private final String key;
  private final boolean ofUnit;

  Role(String key, boolean ofUnit) {
    this.key = key;
    this.ofUnit = ofUnit;
  }

  /** The role's name inside group ids. */
  public String key() {
    return key;
  }

  /** Whether the role is held in a unit rather than in the whole agency. */
  public boolean ofUnit() {
    return ofUnit;
  }

  /**
   * The id of the group of this role in one agency or unit, for example {@code clerk@snv} or {@code
   * head@snv.vp}.
   */
  public String at(String agencyOrUnitId) {
    return key + "@" + agencyOrUnitId;
  }

  /** The role of that key. */
  public static Role ofKey(String key) {
    return Arrays.stream(values()).filter(role -> role.key.equals(key)).findFirst().orElseThrow();
  }
}
