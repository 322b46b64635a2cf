package vn.congvan.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.signing.pades.PadesSigner;
import vn.congvan.signing.pades.PracticeJudge;
import vn.congvan.signing.pades.ProofsMissing;
import vn.congvan.signing.pades.SignatureLook;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/**
 * Letters with good and bad signatures, by an authority of our own and by one that nobody knows.
 */
public final class SignedLetters implements AutoCloseable {

  private final PracticeAuthority authority;
  private final PracticeAuthority foreign;
  private final Clock clock;

  /** Opens both authorities on free ports of this machine. */
  public SignedLetters(Clock clock) {
    this.clock = clock;
    this.authority = new PracticeAuthority(0, clock);
    this.foreign = new PracticeAuthority(0, clock);
  }

  /** The root that is to be trusted, as a file that administrators add. */
  public byte[] root() {
    return pem(authority.root());
  }

  /** The root of the authority that nobody knows. */
  public byte[] foreignRoot() {
    return pem(foreign.root());
  }

  /** A letter that nobody signed. */
  public static byte[] unsigned(String number) {
    return PracticeLetter.ofDepartment().numbered(number).pdf();
  }

  /** A letter that a person of our authority has signed. */
  public byte[] good(String number) {
    return signed(unsigned(number), authority, person("Trần Thị Ngọc Hạnh"));
  }

  /** The same with its proofs and a time stamp over everything, as an archive keeps it. */
  public byte[] archived(String number) {
    try {
      return PracticeJudge.judge()
          .prolong(
              good(number),
              new TrustServices(
                  List.of(authority.root()), authority.timeStampAddress(), null, null),
              true);
    } catch (ProofsMissing e) {
      throw new IllegalStateException(e);
    }
  }

  /** A signed letter of which one byte was changed. */
  public byte[] broken(String number) {
    var pdf = good(number);
    pdf[new String(pdf, StandardCharsets.ISO_8859_1).indexOf("stream") + 12] ^= 1;
    return pdf;
  }

  /** A letter whose signer nobody of ours vouches for. */
  public byte[] foreign(String number) {
    return signed(
        unsigned(number),
        foreign,
        foreign.issue("Nguyễn Văn Lạ", KeyKind.RSA_2048, Duration.ofDays(30)));
  }

  /** A letter onto which something was drawn after it was signed. */
  public byte[] changed(String number) {
    try (var document = Loader.loadPDF(good(number))) {
      var page = document.getPage(0);
      try (var pen = new PDPageContentStream(document, page, AppendMode.APPEND, false, true)) {
        pen.addRect(100, 400, 200, 40);
        pen.fill();
      }
      page.getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Holder person(String name) {
    return authority.issue(name, KeyKind.RSA_2048, Duration.ofDays(365));
  }

  private byte[] signed(byte[] pdf, PracticeAuthority by, Holder holder) {
    var services = new TrustServices(List.of(by.root()), by.timeStampAddress(), null, null);
    return new PadesSigner(services, clock)
        .sign(pdf, SignatureLook.INVISIBLE, holder.chain(), holder.key(), "SunRsaSign")
        .pdf();
  }

  private static byte[] pem(X509Certificate certificate) {
    try {
      return ("-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                  .encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    authority.close();
    foreign.close();
  }
}
