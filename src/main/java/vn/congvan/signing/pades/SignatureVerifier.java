package vn.congvan.signing.pades;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.PdfPKCS7;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.DocumentRevisionsValidator;
import com.itextpdf.signatures.validation.SignatureValidationProperties;
import com.itextpdf.signatures.validation.SignatureValidationProperties.OnlineFetching;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSources;
import com.itextpdf.signatures.validation.context.TimeBasedContexts;
import com.itextpdf.signatures.validation.context.ValidatorContexts;
import com.itextpdf.signatures.validation.report.CertificateReportItem;
import com.itextpdf.signatures.validation.report.ReportItem;
import com.itextpdf.signatures.validation.report.ValidationReport;
import com.itextpdf.signatures.validation.report.ValidationReport.ValidationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.signing.Doubt;
import vn.congvan.signing.SignatureFinding;

/**
 * Tells whether the signatures of a file that arrived are good: who signed, when, by whose word,
 * and whether the pages are still those that were signed.
 *
 * <p>No single check notices every attack: iText's validator is run under the document's own
 * permissions and under ours, because each sees what the other does not, and the pages are looked
 * at, because neither looks at them. What is unclear is never taken for good.
 */
public class SignatureVerifier {

  // iText 9.5 takes the list of extensions that it writes itself for a signature on an elliptic
  // curve for a change, as soon as proofs bring another one. That list shows nothing and runs
  // nothing.
  private static final String LIST_OF_EXTENSIONS = "Developer extension \"/ISO_\"";
  private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

  // Each is looked at in its own revision of the file; a paper has a handful, an attack thousands.
  private static final int MOST_SIGNATURES = 20;

  private final TrustServices trust;
  private final List<X509Certificate> intermediates;
  private final @Nullable AskedAuthorities asked;

  /** Verifies against these authorities by what the file itself holds; nobody is asked. */
  public SignatureVerifier(TrustServices trust) {
    this.trust = trust;
    this.intermediates = List.of();
    this.asked = null;
  }

  /**
   * Verifies a stranger's file: {@code intermediates} help to find the way to an authority that is
   * trusted, and nobody is asked but through {@code asked}.
   */
  SignatureVerifier(
      TrustServices trust, List<X509Certificate> intermediates, AskedAuthorities asked) {
    this.trust = trust;
    this.intermediates = intermediates;
    this.asked = asked;
  }

  /** The findings, oldest signature first; empty if the file holds none. */
  public List<SignatureFinding> verify(byte[] pdf) throws IOException {
    try (var document = new PdfDocument(PadesSigner.reader(pdf))) {
      var signatures = new SignatureUtil(document);
      var findings = new ArrayList<SignatureFinding>();
      for (var field : signatures.getSignatureNames()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException("Interrupted while verifying signatures");
        }
        findings.add(
            findings.size() < MOST_SIGNATURES
                ? finding(pdf, document, signatures, field)
                : unclear(field, "Not looked at: the file has too many signatures."));
        if (findings.size() > MOST_SIGNATURES) {
          break;
        }
      }
      return findings;
    }
  }

  private SignatureFinding finding(
      byte[] pdf, PdfDocument document, SignatureUtil signatures, String field) {
    var doubts = EnumSet.noneOf(Doubt.class);
    var evidence = new ArrayList<String>();
    PdfPKCS7 container;
    var known = new ArrayList<Certificate>(intermediates);
    try {
      container = signatures.readSignatureData(field);
      if (!container.verifySignatureIntegrityAndAuthenticity()) {
        doubts.add(Doubt.BROKEN);
      }
      known.addAll(Arrays.asList(container.getCertificates()));
    } catch (GeneralSecurityException | RuntimeException e) {
      return unclear(field, "Unreadable: " + e);
    }
    for (var ours : new boolean[] {false, true}) {
      try (var copy = new PdfDocument(PadesSigner.reader(pdf))) {
        take(validate(copy, field, known, ours), doubts, evidence);
      } catch (IOException | RuntimeException e) {
        doubts.add(Doubt.UNCLEAR);
        evidence.add(e.toString());
      }
    }
    if (saysMoreBehindItsEnd(pdf)) {
      doubts.add(Doubt.CHANGED_AFTERWARDS);
      evidence.add("There are bytes behind the end of the file.");
    }
    try {
      if (!SignedView.isStillShown(pdf, document, signatures, field)) {
        doubts.add(Doubt.CHANGED_AFTERWARDS);
        evidence.add("The pages look different from those that were signed.");
      }
    } catch (IOException | RuntimeException e) {
      doubts.add(Doubt.UNCLEAR);
      evidence.add("The pages could not be drawn: " + e);
    }
    if (asked != null && !doubts.isEmpty()) {
      evidence.addAll(asked.failures());
    }
    return new SignatureFinding(
        field,
        container.getSigningCertificate(),
        instant(container.getSignDate()),
        container.getTimeStampTokenInfo() == null ? null : instant(container.getTimeStampDate()),
        Set.copyOf(doubts),
        evidence.stream().distinct().collect(Collectors.joining("\n")));
  }

  private static SignatureFinding unclear(String field, String why) {
    return new SignatureFinding(field, null, null, null, Set.of(Doubt.UNCLEAR), why);
  }

  private ValidationReport validate(
      PdfDocument document, String field, List<Certificate> known, boolean underOurPermissions) {
    var properties =
        new SignatureValidationProperties()
            .setRevocationOnlineFetching(
                ValidatorContexts.all(),
                CertificateSources.all(),
                TimeBasedContexts.all(),
                asked != null
                    ? OnlineFetching.FETCH_IF_NO_OTHER_DATA_AVAILABLE
                    : OnlineFetching.NEVER_FETCH);
    var chain = new ValidatorChainBuilder().withSignatureValidationProperties(properties);
    if (asked != null) {
      chain
          .withResourceRetriever(asked::certificates)
          .withCrlClient(asked::lists)
          .withOcspClient(asked::ocsp);
    }
    chain.withTrustedCertificates(List.copyOf(trust.roots())).withKnownCertificates(known);
    if (underOurPermissions) {
      chain.withDocumentRevisionsValidatorFactory(() -> new OurPermissions(chain));
    }
    return chain.buildSignatureValidator(document).validateSignature(field);
  }

  /** What may follow a signature in our offices: further signatures and their proofs. */
  private static final class OurPermissions extends DocumentRevisionsValidator {

    OurPermissions(ValidatorChainBuilder chain) {
      super(chain);
      setAccessPermissions(AccessPermissions.FORM_FIELDS_MODIFICATION);
    }
  }

  private static void take(ValidationReport report, Set<Doubt> doubts, List<String> evidence) {
    for (var failure : report.getFailures()) {
      if (failure.getMessage().startsWith(LIST_OF_EXTENSIONS)) {
        continue;
      }
      doubts.add(doubt(failure));
      evidence.add(failure.getCheckName() + " " + failure.getMessage());
    }
    if (report.getValidationResult() != ValidationResult.VALID && report.getFailures().isEmpty()) {
      doubts.add(Doubt.UNCLEAR);
    }
  }

  private static boolean saysMoreBehindItsEnd(byte[] pdf) {
    var end = pdf.length;
    while (end > 0 && Character.isWhitespace(pdf[end - 1])) {
      end--;
    }
    return end < END.length || !Arrays.equals(END, Arrays.copyOfRange(pdf, end - END.length, end));
  }

  /** iText names its checks by these sentences; an unknown one is "unclear", never good. */
  private static Doubt doubt(ReportItem failure) {
    var message = failure.getMessage();
    if (message.contains("revoked")) {
      return Doubt.REVOKED;
    }
    return switch (failure.getCheckName()) {
      case "Certificate check." -> Doubt.UNKNOWN_AUTHORITY;
      case "Certificate validity period check." -> Doubt.NOT_VALID_THEN;
      case "Revocation data check.", "OCSP response check.", "CRL response check." ->
          Doubt.REVOCATION_UNKNOWN;
      case "DocMDP check.", "FieldMDP check." -> Doubt.CHANGED_AFTERWARDS;
      case "Signature verification check." ->
          message.contains("doesn't cover") ? Doubt.CHANGED_AFTERWARDS : Doubt.BROKEN;
      default -> failure instanceof CertificateReportItem ? Doubt.UNKNOWN_AUTHORITY : Doubt.UNCLEAR;
    };
  }

  private static @Nullable Instant instant(@Nullable Calendar time) {
    return time == null ? null : time.toInstant();
  }
}
