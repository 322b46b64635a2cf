package vn.congvan.print;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.font.PdfFontFactory.EmbeddingStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A face of Liberation Serif, as wide as Times New Roman (Decree 30/2020/NĐ-CP, Appendix I),
 * embedded as a subset in the one PDF that it was made for.
 */
public final class SerifFont {

  /** The faces that lie in the jar. */
  public enum Face {
    REGULAR("Regular"),
    BOLD("Bold"),
    ITALIC("Italic"),
    BOLD_ITALIC("BoldItalic");

    private final byte[] bytes;
    private final FontProgram program;

    Face(String name) {
      var resource = "/fonts/LiberationSerif-" + name + ".ttf";
      try (var stream = SerifFont.class.getResourceAsStream(resource)) {
        if (stream == null) {
          throw new IllegalStateException("Missing on the classpath: " + resource);
        }
        bytes = stream.readAllBytes();
        program = FontProgramFactory.createFont(bytes, false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The font for one document: it belongs to that in which it is used first. */
    public PdfFont forOneDocument() {
      return PdfFontFactory.createFont(
          program, PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
    }

    /** The font's file. */
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private static final String ELLIPSIS = "…";
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final PdfFont font;
  private final float[] widths = new float[Character.MAX_VALUE + 1];
  private final BitSet looked = new BitSet();
  private final BitSet present = new BitSet();

  /** A face for one document; the file was read when the face was first asked for. */
  public SerifFont(Face face) {
    font = face.forOneDocument();
    Arrays.fill(widths, -1);
  }

  /** The font as the library that draws knows it. */
  public PdfFont pdfFont() {
    return font;
  }

  /**
   * Text in one line, composed: decomposed letters (from macOS) would lose their marks in print.
   */
  public static String clean(String text) {
    return UNPRINTABLE
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .replaceAll(" ")
        .strip();
  }

  /**
   * The text with a question mark for each letter that the face lacks: the archive asks that every
   * letter can be drawn, and a register is printed whatever somebody typed into it.
   */
  String drawable(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (!has(text.charAt(i))) {
        return withoutWhatIsLacking(text);
      }
    }
    return text;
  }

  private String withoutWhatIsLacking(String text) {
    var drawn = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (has(letter)) {
        drawn.append(letter);
      } else if (!Character.isLowSurrogate(letter)) {
        drawn.append('?');
      }
    }
    return drawn.toString();
  }

  private boolean has(char letter) {
    if (!looked.get(letter)) {
      looked.set(letter);
      present.set(letter, font.containsGlyph(letter));
    }
    return present.get(letter);
  }

  /** How wide a text is in one line. */
  public float width(String text, float size) {
    var sum = 0f;
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (widths[letter] < 0) {
        widths[letter] = font.getWidth(letter);
      }
      sum += widths[letter];
    }
    return sum * size / 1000;
  }

  /**
   * Breaks clean text into lines at spaces, and inside a word only where the word alone is too
   * wide.
   */
  public List<String> wrap(String text, float size, float width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      var joined = line.isEmpty() ? word : line + " " + word;
      if (width(joined, size) <= width) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      var rest = word;
      while (width(rest, size) > width && rest.length() > 1) {
        var end = fitting(rest, size, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(rest);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** The text cut with an ellipsis where it is too wide. */
  String shortened(String text, float size, float width) {
    if (width(text, size) <= width) {
      return text;
    }
    var end = fitting(text, size, width - width(ELLIPSIS, size));
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  private int fitting(String text, float size, float width) {
    var end = 1;
    while (end < text.length() && width(text.substring(0, end + 1), size) <= width) {
      end++;
    }
    return end;
  }
}
