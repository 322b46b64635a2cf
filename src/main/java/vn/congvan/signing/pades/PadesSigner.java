package vn.congvan.signing.pades;

import com.itextpdf.bouncycastleconnector.BouncyCastleFactoryCreator;
import com.itextpdf.kernel.pdf.PdfConformance;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.IExternalSignature;
import com.itextpdf.signatures.ISignatureMechanismParams;
import com.itextpdf.signatures.PadesTwoPhaseSigningHelper;
import com.itextpdf.signatures.PdfPadesSigner;
import com.itextpdf.signatures.SignatureMechanisms;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.SignerProperties;
import com.itextpdf.signatures.TSAClientBouncyCastle;
import com.itextpdf.signatures.cms.AlgorithmIdentifier;
import com.itextpdf.signatures.cms.CMSContainer;
import com.itextpdf.signatures.cms.CmsAttribute;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.congvan.signing.NotSignable;
import vn.congvan.signing.SignatureMismatch;

/**
 * Signs PDF pages in the form PAdES baseline: in two phases where a person's device holds the key,
 * at once where the server does.
 *
 * <p>Always by an incremental update: a file written anew would lose the signatures it has,
 * silently.
 */
public class PadesSigner {

  private static final Logger log = LoggerFactory.getLogger(PadesSigner.class);

  private static final String DIGEST = "SHA-256";
  // id-aa-timeStampToken (RFC 3161, Appendix A).
  private static final String TIME_STAMP = "1.2.840.113549.1.9.16.2.14";
  // About what a signature adds to a file.
  private static final int ROOM = 1 << 16;

  static {
    KeptXmlParsers.use();
  }

  private final TrustServices trust;
  private final Clock clock;

  /** Signs with these services' time stamps, and with the clock's time as the claimed one. */
  public PadesSigner(TrustServices trust, Clock clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * First phase: puts an empty place for the signature of the first certificate's owner into the
   * pages.
   *
   * @throws NotSignable if an earlier signature forbids any further one
   */
  public PreparedPages prepare(byte[] pdf, SignatureLook look, List<X509Certificate> chain) {
    try {
      var properties = properties(pdf, look);
      var prepared = new ByteArrayOutputStream(pdf.length + ROOM);
      var container =
          twoPhases()
              .createCMSContainerWithoutSignature(
                  chain.toArray(Certificate[]::new), DIGEST, reader(pdf), prepared, properties);
      return new PreparedPages(
          prepared.toByteArray(),
          container.serialize(),
          container.getSerializedSignedAttributes(),
          properties.getFieldName());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("These pages could not be prepared for a signature", e);
    }
  }

  /** Whether the certificate's key made this signature over those attributes. */
  public static boolean isBy(X509Certificate signer, byte[] value, byte[] signedAttributes) {
    try {
      RawSignature.checked(value, signer.getPublicKey(), signedAttributes);
      return true;
    } catch (SignatureMismatch another) {
      return false;
    }
  }

  /**
   * Second phase: puts the signature's value into the prepared pages, with the time of the
   * time-stamp authority. An authority that does not answer never costs the official's signature.
   *
   * @throws SignatureMismatch if another key signed, or something else was signed
   */
  public SignedPages complete(PreparedPages prepared, byte[] value, X509Certificate signer) {
    var signature = RawSignature.checked(value, signer.getPublicKey(), prepared.signedAttributes());
    if (trust.timeStamps() != null) {
      try {
        return new SignedPages(embed(prepared, signature, true), true);
      } catch (Exception e) {
        log.warn("No time stamp was given; the signature is kept without it: {}", e.toString());
      }
    }
    try {
      return new SignedPages(embed(prepared, signature, false), false);
    } catch (Exception e) {
      throw new IllegalStateException("The signature could not be put into the pages", e);
    }
  }

  /**
   * Signs at once with a key that the server holds, for instance an agency's seal.
   *
   * @param provider the Java provider that knows the key; the key itself may never leave its device
   * @throws NotSignable if an earlier signature forbids any further one
   */
  public SignedPages sign(
      byte[] pdf,
      SignatureLook look,
      List<X509Certificate> chain,
      PrivateKey key,
      String provider) {
    var serverKey = new ServerKey(key, provider, chain.get(0));
    var timeStamps = trust.timeStampClient();
    try {
      if (timeStamps != null) {
        try {
          var signed = new ByteArrayOutputStream(pdf.length + ROOM);
          oneShot(pdf, signed)
              .signWithBaselineTProfile(
                  properties(pdf, look), chain.toArray(Certificate[]::new), serverKey, timeStamps);
          return new SignedPages(signed.toByteArray(), true);
        } catch (IOException | RuntimeException e) {
          log.warn("No time stamp was given; the seal is kept without it: {}", e.toString());
        }
      }
      var signed = new ByteArrayOutputStream(pdf.length + ROOM);
      oneShot(pdf, signed)
          .signWithBaselineBProfile(
              properties(pdf, look), chain.toArray(Certificate[]::new), serverKey);
      return new SignedPages(signed.toByteArray(), false);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("These pages could not be signed", e);
    }
  }

  private byte[] embed(PreparedPages prepared, RawSignature signature, boolean withTime)
      throws Exception {
    var container = new CMSContainer(prepared.container());
    var signer = container.getSignerInfo();
    signer.setSignatureAlgorithm(
        new AlgorithmIdentifier(
            SignatureMechanisms.getSignatureMechanismOid(signature.algorithm(), "SHA256")));
    signer.setSignature(signature.value());
    var timeStamps = trust.timeStampClient();
    if (withTime && timeStamps != null) {
      signer.addUnSignedAttribute(timeStamp(timeStamps, signature.value()));
    }
    return EmptyPlace.fill(prepared.pdf(), container.serialize());
  }

  private static CmsAttribute timeStamp(TSAClientBouncyCastle timeStamps, byte[] value)
      throws Exception {
    var token = timeStamps.getTimeStampToken(timeStamps.getMessageDigest().digest(value));
    var factory = BouncyCastleFactoryCreator.getFactory();
    try (var bytes = factory.createASN1InputStream(new ByteArrayInputStream(token))) {
      return new CmsAttribute(TIME_STAMP, factory.createDERSet(bytes.readObject()));
    }
  }

  private PadesTwoPhaseSigningHelper twoPhases() {
    var helper =
        new PadesTwoPhaseSigningHelper()
            .setTrustedCertificates(List.copyOf(trust.roots()))
            .setStampingProperties(new StampingProperties().useAppendMode());
    var timeStamps = trust.timeStampClient();
    return timeStamps == null ? helper : helper.setTSAClient(timeStamps);
  }

  private PdfPadesSigner oneShot(byte[] pdf, ByteArrayOutputStream out) throws IOException {
    return new PdfPadesSigner(reader(pdf), out)
        .setStampingProperties(new StampingProperties().useAppendMode())
        .setTrustedCertificates(List.copyOf(trust.roots()));
  }

  private SignerProperties properties(byte[] pdf, SignatureLook look) throws IOException {
    var properties = new SignerProperties();
    try (var document = new PdfDocument(new Glance(pdf))) {
      var signatures = new SignatureUtil(document);
      var given = signatures.getSignatureNames().size();
      if (allows(document) == 1) {
        throw new NotSignable(
            "Chữ ký trước trên văn bản này không cho phép ký thêm. Hãy dùng bản chưa ký hoặc trả"
                + " lại cho người ký trước.");
      }
      // The first one locks the content but lets the seal, and what proves it later, through
      // (DocMDP, P = 2); a certification after another signature would break that one.
      if (given == 0) {
        properties.setCertificationLevel(AccessPermissions.FORM_FIELDS_MODIFICATION);
      }
      var number = given + 1;
      while (signatures.doesSignatureFieldExist("chu-ky-" + number)) {
        number++;
      }
      properties.setFieldName("chu-ky-" + number);
    }
    var now = Calendar.getInstance(TimeZone.getTimeZone(clock.getZone()));
    now.setTimeInMillis(clock.millis());
    properties.setClaimedSignDate(now);
    look.drawIn(properties);
    return properties;
  }

  /** What the certification of a document allows (DocMDP's P), or 0 if it has none. */
  private static int allows(PdfDocument document) {
    var permissions = document.getCatalog().getPdfObject().getAsDictionary(PdfName.Perms);
    var certification = permissions == null ? null : permissions.getAsDictionary(PdfName.DocMDP);
    var references = certification == null ? null : certification.getAsArray(PdfName.Reference);
    if (references == null || references.isEmpty()) {
      return 0;
    }
    var parameters = references.getAsDictionary(0).getAsDictionary(PdfName.TransformParams);
    var allowed = parameters == null ? null : parameters.getAsNumber(PdfName.P);
    return allowed == null ? 2 : allowed.intValue();
  }

  static PdfReader reader(byte[] pdf) throws IOException {
    return new PdfReader(new ByteArrayInputStream(pdf));
  }

  /**
   * Opens pages only to look at their signatures: what the metadata says is not read, which is the
   * most of the work.
   */
  private static final class Glance extends PdfReader {

    Glance(byte[] pdf) throws IOException {
      super(new ByteArrayInputStream(pdf));
    }

    @Override
    public PdfConformance getPdfConformance() {
      return new PdfConformance();
    }
  }

  /** A key that the server may use. */
  private record ServerKey(PrivateKey key, String provider, X509Certificate certificate)
      implements IExternalSignature {

    @Override
    public String getDigestAlgorithmName() {
      return "SHA256";
    }

    @Override
    public String getSignatureAlgorithmName() {
      return key.getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
    }

    @Override
    public @Nullable ISignatureMechanismParams getSignatureMechanismParameters() {
      return null;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      var signature = Signature.getInstance("SHA256with" + getSignatureAlgorithmName(), provider);
      signature.initSign(key);
      signature.update(message);
      return RawSignature.checked(signature.sign(), certificate.getPublicKey(), message).value();
    }
  }
}
