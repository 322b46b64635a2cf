package vn.congvan.signing.pades;

import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.io.image.ImageDataFactory;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.signatures.SignerProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.SerifFont;

/**
 * How a signature shows on the page (Decree 30/2020/NĐ-CP, Appendix I, Part I, II.7.d, II.8 and
 * III.1.d): an image, lines of text, or nothing. Lengths are points from the page's lower left
 * corner; the first page is 1.
 */
public record SignatureLook(
    int page,
    float left,
    float bottom,
    float width,
    float height,
    byte @Nullable [] image,
    List<String> lines) {

  private static final float TEXT_SIZE = 10;

  /** A signature that does not show. */
  public static final SignatureLook INVISIBLE = new SignatureLook(1, 0, 0, 0, 0, null, List.of());

  /** A person's blue or an agency's red image, a PNG with a transparent ground. */
  public static SignatureLook image(
      int page, float left, float bottom, float width, float height, byte[] png) {
    return new SignatureLook(page, left, bottom, width, height, png, List.of());
  }

  /**
   * The text form of copies and of appendices in a file of their own, in Times New Roman's widths,
   * 10 points.
   */
  public static SignatureLook text(
      int page, float left, float bottom, float width, float height, List<String> lines) {
    return new SignatureLook(page, left, bottom, width, height, null, List.copyOf(lines));
  }

  boolean isVisible() {
    return width > 0 && height > 0;
  }

  void drawIn(SignerProperties properties) {
    if (!isVisible()) {
      return;
    }
    var appearance = new SignatureFieldAppearance(SignerProperties.IGNORED_ID);
    if (image != null) {
      // Not as content of a block: with the block's own room a picture as large as its place does
      // not fit and is left out.
      appearance.setContent(ImageDataFactory.create(image));
    } else {
      var content =
          new Div().setFont(SerifFont.Face.REGULAR.forOneDocument()).setFontSize(TEXT_SIZE);
      for (var line : lines) {
        content.add(new Paragraph(line).setMargin(0).setMultipliedLeading(1.1f));
      }
      appearance.setContent(content);
    }
    properties
        .setPageNumber(page)
        .setPageRect(new Rectangle(left, bottom, width, height))
        .setSignatureAppearance(appearance);
  }
}
