package vn.congvan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Whether the archive would take a PDF: veraPDF says so. */
public final class ArchiveJudge {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private ArchiveJudge() {}

  /** Fails unless it is PDF/A-2b. */
  public static void isArchivable(byte[] pdf) throws Exception {
    try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf))) {
      assertThat(parser.getFlavour()).isEqualTo(PDFAFlavour.PDFA_2_B);
      try (var validator =
          Foundries.defaultInstance().createValidator(parser.getFlavour(), false)) {
        var result = validator.validate(parser);
        assertThat(result.isCompliant()).as(() -> result.getTestAssertions().toString()).isTrue();
      }
    }
  }
}
