package vn.congvan.organization;

import java.util.Arrays;

/** What an agency is; decides how it is headed in a document and how lists are grouped. */
public enum AgencyKind {
  /** Ủy ban nhân dân tỉnh. */
  COMMITTEE("committee"),
  /** Hội đồng nhân dân. */
  COUNCIL("council"),
  /** Văn phòng Ủy ban nhân dân tỉnh. */
  OFFICE("office"),
  /** Sở, ban, ngành. */
  DEPARTMENT("department"),
  /** Ủy ban nhân dân phường. */
  WARD("ward"),
  /** Ủy ban nhân dân xã. */
  COMMUNE("commune"),
  /** Cơ quan trung ương đóng trên địa bàn. */
  CENTRAL("central"),
  /** Đơn vị sự nghiệp công lập. */
  PUBLIC_SERVICE("public-service"),
  /** Doanh nghiệp nhà nước. */
  ENTERPRISE("enterprise"),
  /** Cơ quan Đảng, Mặt trận, đoàn thể. */
  UNION("union"),
  /** Anything else that writes to the province. */
  OTHER("other");

  private final String key;

  AgencyKind(String key) {
    this.key = key;
  }

  /** The word under which it is stored. */
  public String key() {
    return key;
  }

  /** The kind of that key. */
  public static AgencyKind ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst().orElseThrow();
  }
}
