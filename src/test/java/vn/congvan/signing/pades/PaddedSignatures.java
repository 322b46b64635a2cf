package vn.congvan.signing.pades;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1InputStream;

/**
 * Lets the judge read a signature without the zeros that fill its place in a PDF: BouncyCastle
 * since 1.85 refuses anything behind the container, and DSS 6.4 hands the zeros over.
 */
public class PaddedSignatures extends CMSObjectUtils {

  @Override
  public CMS parseToCMS(DSSDocument document) {
    return parseToCMS(DSSUtils.toByteArray(document));
  }

  @Override
  public CMS parseToCMS(byte[] bytes) {
    try (var padded = new ASN1InputStream(bytes)) {
      return super.parseToCMS(padded.readObject().getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
