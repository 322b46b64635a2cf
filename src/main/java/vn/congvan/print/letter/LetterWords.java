package vn.congvan.print.letter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.itextpdf.kernel.pdf.PdfDate;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A composed draft carries the words it was made of (ISO 32000-1, 14.5, page-piece dictionaries),
 * so that whoever has the file can go on writing; an issued letter carries them no more.
 */
public final class LetterWords {

  private static final String OURS = "CongVan";
  private static final int LONGEST = 5_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private LetterWords() {}

  /** The letter of which that draft was composed; empty where it came from elsewhere. */
  public static Optional<OfficialLetter> in(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      var pieces = pieces(document);
      var data = pieces == null ? null : pieces.getCOSDictionary(COSName.getPDFName(OURS));
      if (data == null
          || !(data.getDictionaryObject(COSName.getPDFName("Private"))
              instanceof COSStream words)) {
        return Optional.empty();
      }
      try (var in = words.createInputStream()) {
        return Optional.of(JSON.readValue(in.readNBytes(LONGEST), OfficialLetter.class));
      }
    } catch (IOException e) {
      // What others put into their files is no letter of ours.
      return Optional.empty();
    }
  }

  static void put(OfficialLetter letter, PdfDocument pdf) {
    try {
      var data = new PdfDictionary();
      data.put(PdfName.LastModified, new PdfDate().getPdfObject());
      var words = new PdfStream(JSON.writeValueAsBytes(letter));
      data.put(new PdfName("Private"), words.makeIndirect(pdf));
      var pieces = new PdfDictionary();
      pieces.put(new PdfName(OURS), data);
      pdf.getCatalog().put(PdfName.PieceInfo, pieces);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void remove(PDDocument document) {
    var pieces = pieces(document);
    if (pieces != null) {
      pieces.removeItem(COSName.getPDFName(OURS));
    }
  }

  private static @Nullable COSDictionary pieces(PDDocument document) {
    return document
        .getDocumentCatalog()
        .getCOSObject()
        .getCOSDictionary(COSName.getPDFName("PieceInfo"));
  }
}
