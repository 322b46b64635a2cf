package vn.congvan.organization;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What a post's title says about signing: whether its holder is the head or a deputy, and the
 * titles as they are printed (Decree 30/2020, Appendix I, Part I, II.7: the official title only,
 * without the agency's name and without "thường trực" or "phụ trách").
 */
record SigningTitle(Rank rank, String head) {

  /** Where the holder stands among those who lead the agency or unit. */
  enum Rank {
    HEAD,
    ACTING,
    DEPUTY,
    NEITHER
  }

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  // Longer ones first: a title is cut after the first that it begins with.
  private static final List<String> OFFICIAL =
      List.of(
          "Chánh Văn phòng",
          "Chánh Thanh tra",
          "Tổng Giám đốc",
          "Giám đốc",
          "Chủ tịch",
          "Chi cục trưởng",
          "Cục trưởng",
          "Viện trưởng",
          "Hiệu trưởng",
          "Trưởng ban",
          "Bí thư");

  private static final List<String> NO_LEADERS = List.of("ủy viên", "thành viên", "thư ký");

  static SigningTitle of(Role role, String title) {
    var held = Normalizer.normalize(title, Normalizer.Form.NFC).strip();
    var lower = held.toLowerCase(VIETNAMESE);
    if (lower.startsWith("phó ")) {
      return new SigningTitle(Rank.DEPUTY, official(role, capital(held.substring(4))));
    }
    var acting = lower.startsWith("quyền ") ? 6 : lower.startsWith("q. ") ? 3 : 0;
    var head = official(role, capital(held.substring(acting)));
    var leads = role == Role.LEADER || role == Role.HEAD;
    if (!leads || NO_LEADERS.stream().anyMatch(lower::startsWith)) {
      return new SigningTitle(Rank.NEITHER, head);
    }
    return new SigningTitle(acting > 0 ? Rank.ACTING : Rank.HEAD, head);
  }

  boolean isHead() {
    return rank == Rank.HEAD || rank == Rank.ACTING;
  }

  /** The lines under which the holder signs. */
  String lines() {
    return switch (rank) {
      case HEAD, NEITHER -> headInCapitals();
      case ACTING -> "Q. " + headInCapitals();
      case DEPUTY -> "KT. " + headInCapitals() + "\n" + "PHÓ " + headInCapitals();
    };
  }

  String headInCapitals() {
    return head.toUpperCase(VIETNAMESE);
  }

  /** A unit's head bears the unit's name in his title; an agency's does not. */
  private static String official(Role role, String title) {
    if (role != Role.LEADER) {
      return title;
    }
    return OFFICIAL.stream()
        .filter(one -> title.toLowerCase(VIETNAMESE).startsWith(one.toLowerCase(VIETNAMESE)))
        .findFirst()
        .orElse(title);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(VIETNAMESE) + text.substring(1);
  }
}
