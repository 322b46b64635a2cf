package vn.congvan.organization.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.Role;
import vn.congvan.shared.FoldedText;

/**
 * The words that a roster uses for roles, kinds, levels and fields; read with or without
 * diacritics.
 */
final class Words {

  static final Map<String, Role> ROLES = new LinkedHashMap<>();
  static final Map<String, AgencyKind> KINDS = new LinkedHashMap<>();
  static final Map<String, AgencyLevel> LEVELS = new LinkedHashMap<>();
  static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    ROLES.put("Văn thư", Role.CLERK);
    ROLES.put("Lãnh đạo", Role.LEADER);
    ROLES.put("Trưởng đơn vị", Role.HEAD);
    ROLES.put("Chuyên viên", Role.SPECIALIST);
    ROLES.put("Giám sát", Role.SUPERVISOR);
    ROLES.put("Lưu trữ", Role.ARCHIVIST);
    ROLES.put("Phân tích quy trình", Role.ANALYST);
    ROLES.put("Quản trị", Role.ADMINISTRATOR);

    KINDS.put("Sở, ban, ngành", AgencyKind.DEPARTMENT);
    KINDS.put("UBND phường", AgencyKind.WARD);
    KINDS.put("UBND xã", AgencyKind.COMMUNE);
    KINDS.put("UBND tỉnh", AgencyKind.COMMITTEE);
    KINDS.put("Văn phòng UBND tỉnh", AgencyKind.OFFICE);
    KINDS.put("Hội đồng nhân dân", AgencyKind.COUNCIL);
    KINDS.put("Cơ quan trung ương", AgencyKind.CENTRAL);
    KINDS.put("Đơn vị sự nghiệp", AgencyKind.PUBLIC_SERVICE);
    KINDS.put("Doanh nghiệp", AgencyKind.ENTERPRISE);
    KINDS.put("Đảng, đoàn thể", AgencyKind.UNION);
    KINDS.put("Khác", AgencyKind.OTHER);

    LEVELS.put("Trung ương", AgencyLevel.CENTRAL);
    LEVELS.put("Cấp tỉnh", AgencyLevel.PROVINCE);
    LEVELS.put("Sở, ngành", AgencyLevel.DEPARTMENT);
    LEVELS.put("Cấp xã", AgencyLevel.COMMUNE);
    LEVELS.put("Khác", AgencyLevel.OTHER);

    FIELDS.put("Tổng hợp", "general");
    FIELDS.put("Tổ chức cán bộ", "personnel");
    FIELDS.put("Tài chính", "finance");
    FIELDS.put("Kế hoạch đầu tư", "planning");
    FIELDS.put("Xây dựng giao thông", "construction");
    FIELDS.put("Đất đai môi trường", "land");
    FIELDS.put("Nông nghiệp", "agriculture");
    FIELDS.put("Y tế", "health");
    FIELDS.put("Giáo dục", "education");
    FIELDS.put("Văn hóa", "culture");
    FIELDS.put("Tư pháp", "justice");
    FIELDS.put("Thanh tra", "inspection");
    FIELDS.put("Quốc phòng an ninh", "security");
    FIELDS.put("Khoa học công nghệ", "science");
    FIELDS.put("Khác", "other");
  }

  private Words() {}

  static <T> Optional<T> find(Map<String, T> words, String text) {
    var wanted = FoldedText.of(text);
    return words.entrySet().stream()
        .filter(word -> FoldedText.of(word.getKey()).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * The codes of several fields of work that stand in one cell; empty if one of them is unknown.
   */
  static Optional<List<String>> fields(String text) {
    var codes = new ArrayList<String>();
    for (var part : text.split(";")) {
      if (!part.isBlank()) {
        var code = find(FIELDS, part);
        if (code.isEmpty()) {
          return Optional.empty();
        }
        codes.add(code.get());
      }
    }
    return Optional.of(codes);
  }
}
