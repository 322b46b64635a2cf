package vn.congvan.shared;

import java.util.Locale;

/** What has words of its own in each language, such as a state or a sentence. */
public interface Worded {

  /** The words in the reader's language: English for whoever reads English, else Vietnamese. */
  String in(Locale locale);
}
