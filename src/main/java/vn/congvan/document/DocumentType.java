package vn.congvan.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.congvan.shared.Worded;

/**
 * The 29 administrative types (Decree 30/2020, Art. 7; abbreviations of Appendix III.I),
 * legal-normative documents and whatever else arrives.
 *
 * <p>The code is plain ASCII because decision tables and channels name types by it; the
 * abbreviation is the official one.
 */
public enum DocumentType implements Worded {
  RESOLUTION("NQ", "NQ", "Nghị quyết", "Resolution"),
  DECISION("QD", "QĐ", "Quyết định", "Decision"),
  DIRECTIVE("CT", "CT", "Chỉ thị", "Directive"),
  REGULATION("QC", "QC", "Quy chế", "Regulation"),
  RULE("QYD", "QyĐ", "Quy định", "Rule"),
  COMMUNIQUE("TC", "TC", "Thông cáo", "Communiqué"),
  NOTICE("TB", "TB", "Thông báo", "Notice"),
  GUIDANCE("HD", "HD", "Hướng dẫn", "Guidance"),
  PROGRAMME("CTR", "CTr", "Chương trình", "Programme"),
  PLAN("KH", "KH", "Kế hoạch", "Plan"),
  OPTION_PLAN("PA", "PA", "Phương án", "Option plan"),
  SCHEME("DEAN", "ĐA", "Đề án", "Scheme"),
  PROJECT("DUAN", "DA", "Dự án", "Project"),
  REPORT("BC", "BC", "Báo cáo", "Report"),
  MINUTES("BB", "BB", "Biên bản", "Minutes"),
  SUBMISSION("TTR", "TTr", "Tờ trình", "Submission"),
  CONTRACT("HDONG", "HĐ", "Hợp đồng", "Contract"),
  OFFICIAL_LETTER("CV", "", "Công văn", "Official letter"),
  TELEGRAM("CD", "CĐ", "Công điện", "Official telegram"),
  MEMORANDUM("BGN", "BGN", "Bản ghi nhớ", "Memorandum"),
  AGREEMENT("BTT", "BTT", "Bản thỏa thuận", "Agreement"),
  POWER_OF_ATTORNEY("GUQ", "GUQ", "Giấy ủy quyền", "Power of attorney"),
  INVITATION("GM", "GM", "Giấy mời", "Invitation"),
  INTRODUCTION("GGT", "GGT", "Giấy giới thiệu", "Letter of introduction"),
  LEAVE_PAPER("GNP", "GNP", "Giấy nghỉ phép", "Leave paper"),
  SENDING_SLIP("PG", "PG", "Phiếu gửi", "Sending slip"),
  TRANSFER_SLIP("PC", "PC", "Phiếu chuyển", "Transfer slip"),
  NOTIFICATION_SLIP("PB", "PB", "Phiếu báo", "Notification slip"),
  PUBLIC_LETTER("THC", "", "Thư công", "Public letter"),
  LEGAL_NORMATIVE("QPPL", "", "Văn bản quy phạm pháp luật", "Legal-normative document"),
  OTHER("KHAC", "", "Văn bản khác", "Other document");

  private final String code;
  private final String abbreviation;
  private final String vietnamese;
  private final String english;

  DocumentType(String code, String abbreviation, String vietnamese, String english) {
    this.code = code;
    this.abbreviation = abbreviation;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The type of that code. */
  public static Optional<DocumentType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** The code under which tables, variables and decision tables know the type. */
  public String code() {
    return code;
  }

  /** The official abbreviation, as it stands in symbols; empty for types that have none. */
  public String abbreviation() {
    return abbreviation;
  }

  /** The official name. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The name in English. */
  public String english() {
    return english;
  }

  @Override
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
