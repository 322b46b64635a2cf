package vn.congvan.document;

import java.util.Locale;
import vn.congvan.shared.Worded;

/** The three levels of comment on the handling slip (Decree 30/2020, Appendix IV.VII). */
public enum CommentLevel implements Worded {
  LEADER("Ý kiến của lãnh đạo cơ quan", "Leader of the agency"),
  UNIT("Ý kiến của lãnh đạo đơn vị", "Head of unit"),
  HANDLER("Ý kiến đề xuất của người giải quyết", "Handler");

  private final String vietnamese;
  private final String english;

  CommentLevel(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The level in the words of the slip. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The level in English. */
  public String english() {
    return english;
  }

  @Override
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
