package vn.congvan.intake.inspection;

import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Sentence;

/** What the inspection of a file came to; reasons are sentences for the one who brought it. */
public sealed interface Finding {

  /**
   * The file may come in.
   *
   * @param pages null where the format has no fixed pages
   * @param text what can be read from it, columns kept apart by three spaces or more, pages by a
   *     form feed; empty for pictures
   * @param signed whether it holds anything of a digital signature; only PDFs are looked at
   */
  record Accepted(String mediaType, @Nullable Integer pages, String text, boolean signed)
      implements Finding {}

  /** The file is of no use to the office; it is not kept. */
  record Refused(Sentence reason) implements Finding {}

  /** The file could not be looked into in time; it is kept apart until another try decides. */
  record Undecided(String mediaType, Sentence reason) implements Finding {}

  /** The file could do harm; it is kept apart for whoever must look into it. */
  record Quarantined(String mediaType, Sentence reason) implements Finding {}
}
