package vn.congvan.statistics;

import java.util.Locale;

/**
 * One count of the yearly paragraph.
 *
 * @param key its name for machines
 * @param place where it stands among the others
 */
public record CountedLine(String key, int place, String vietnamese, String english) {

  /** The line in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
