package vn.congvan.print.letter;

import java.io.ByteArrayOutputStream;
import org.springframework.stereotype.Component;
import vn.congvan.print.ArchivePdf;

/**
 * Lays a letter out on A4 by Decree 30/2020/NĐ-CP, Appendix I and the specimens of Appendix III, as
 * PDF/A-2b.
 */
@Component
public class LetterComposer {

  /**
   * Composes the letter; without a number or date, room is left for them.
   *
   * @throws NotPrintable if it has a character that the font lacks
   */
  public ComposedLetter compose(OfficialLetter letter) {
    var out = new ByteArrayOutputStream();
    var pdf = ArchivePdf.checked(out);
    LetterWords.put(letter, pdf);
    var layout = new LetterLayout(letter, pdf);
    var drawn = layout.draw();
    return new ComposedLetter(
        out.toByteArray(), drawn.pages(), drawn.number(), drawn.date(), drawn.signature());
  }
}
