package vn.congvan.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The field of work a document is about; units are matched to it. */
public enum Field {
  GENERAL("Tổng hợp, hành chính", "General administration"),
  PERSONNEL("Tổ chức, cán bộ", "Personnel"),
  FINANCE("Tài chính, ngân sách", "Finance"),
  PLANNING("Kế hoạch, đầu tư", "Planning and investment"),
  CONSTRUCTION("Xây dựng, giao thông", "Construction and transport"),
  LAND("Đất đai, môi trường", "Land and environment"),
  AGRICULTURE("Nông nghiệp, nông thôn", "Agriculture"),
  HEALTH("Y tế", "Health"),
  EDUCATION("Giáo dục và đào tạo", "Education"),
  CULTURE("Văn hóa, thể thao và du lịch", "Culture, sport and tourism"),
  JUSTICE("Tư pháp", "Justice"),
  INSPECTION("Thanh tra, khiếu nại, tố cáo", "Inspection and complaints"),
  SECURITY("Quốc phòng, an ninh", "Defence and security"),
  SCIENCE("Khoa học, công nghệ và chuyển đổi số", "Science and digital transformation"),
  OTHER("Lĩnh vực khác", "Other");

  private final String vietnamese;
  private final String english;

  Field(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The field of that code. */
  public static Optional<Field> ofCode(String code) {
    return Arrays.stream(values()).filter(field -> field.code().equals(code)).findFirst();
  }

  /**
   * The code under which tables, variables and decision tables know the field, such as {@code
   * finance}.
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The name in English. */
  public String english() {
    return english;
  }
}
