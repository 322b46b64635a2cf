package vn.congvan.statistics;

import java.util.List;
import java.util.Locale;

/**
 * The reports that are made of the figures (Decree 30/2020, Appendix VI part V, and Appendix IV).
 */
public enum ReportKind {
  HANDLING_IN(
      "Báo cáo tình hình xử lý văn bản đến", "Report on the handling of incoming documents"),
  HANDLING_OUT(
      "Báo cáo tình hình xử lý văn bản đi", "Report on the handling of outgoing documents"),
  FOLLOW_UP(
      "Sổ theo dõi giải quyết văn bản đến", "Register of the follow-up of incoming documents"),
  PARAGRAPH("Số liệu báo cáo năm, theo kỳ", "Figures for the yearly report"),
  /** The list behind one number; asked for where the number stands. */
  LIST("Danh sách văn bản đến", "List of incoming documents");

  /** The kinds that are asked for on the page of reports. */
  public static final List<ReportKind> ASKED =
      List.of(HANDLING_IN, HANDLING_OUT, FOLLOW_UP, PARAGRAPH);

  private final String vietnamese;
  private final String english;

  ReportKind(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The report in the words of the office. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The report in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
