package vn.congvan.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.springframework.stereotype.Component;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.SignedDocument.SignedFile;
import vn.congvan.signing.pades.OwnSignatures;
import vn.congvan.signing.pades.PadesSigner;
import vn.congvan.signing.pades.PreparedPages;
import vn.congvan.signing.pades.TrustedAuthorities;

/** Puts a signature that was given into the pages, checks them, and gives them to the document. */
@Component
class SigningCompletion {

  /** A silent authority never costs an official's signature: what it proves is added later. */
  private static final Set<Doubt> TO_BE_PROVED_LATER = EnumSet.of(Doubt.REVOCATION_UNKNOWN);

  private static final Set<Doubt> OF_THE_PAGES = EnumSet.of(Doubt.BROKEN, Doubt.CHANGED_AFTERWARDS);

  private final SigningDesk desk;
  private final SignatureAttempts attempts;
  private final SignatureHandover handover;
  private final SignatureEnds ends;
  private final TrustedAuthorities trust;
  private final OwnSignatures own;
  private final Contents contents;
  private final ContentStore store;
  private final SigningSettings settings;
  private final ProvinceClock clock;

  SigningCompletion(
      SigningDesk desk,
      SignatureAttempts attempts,
      SignatureHandover handover,
      SignatureEnds ends,
      TrustedAuthorities trust,
      OwnSignatures own,
      Contents contents,
      ContentStore store,
      SigningSettings settings,
      ProvinceClock clock) {
    this.desk = desk;
    this.attempts = attempts;
    this.handover = handover;
    this.ends = ends;
    this.trust = trust;
    this.own = own;
    this.contents = contents;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** Confirmed becomes embedded; another key's signature ends the attempt. */
  void embed(Attempt attempt) throws IOException {
    var registered = desk.registered(attempt.meansId()).orElseThrow();
    var prepared =
        new PreparedPages(
            bytes(attempt.pagesSha256()),
            bytes(Objects.requireNonNull(attempt.containerSha256())),
            bytes(Objects.requireNonNull(attempt.attributesSha256())),
            Objects.requireNonNull(attempt.field()));
    try {
      var signed =
          new PadesSigner(trust.now(), clock)
              .complete(
                  prepared, Objects.requireNonNull(attempt.value()), registered.certificate());
      attempts.embedded(attempt.id(), keep(attempt, signed.pdf()), signed.timestamped());
    } catch (SignatureMismatch another) {
      ends.failed(attempt, "WRONG_KEY", another.getMessage());
    }
  }

  /** Embedded becomes verified, and the document has the signature; or it is none, for a reason. */
  void finish(Attempt attempt) throws IOException {
    var findings = check(bytes(Objects.requireNonNull(attempt.signedSha256())));
    var fault = fault(attempt, findings);
    if (!fault.isEmpty()) {
      ends.failed(attempt, "NOT_GOOD", fault);
      return;
    }
    try {
      handover.handOver(attempt.id(), attempt.documentId(), findings.get(findings.size() - 1));
    } catch (SignatureHandover.NotTaken refused) {
      ends.failed(attempt, "NOT_TAKEN", refused.getMessage());
    } catch (SignatureHandover.NobodyWaits gone) {
      ends.failed(attempt, "NOBODY_WAITS", null);
    }
  }

  List<SignatureFinding> check(byte[] pdf) throws IOException {
    return own.verify(pdf, trust.now(), settings.online());
  }

  /** What speaks against the newest signature, or against the pages under an older one. */
  String fault(Attempt attempt, List<SignatureFinding> findings) {
    if (findings.isEmpty()) {
      return "No signature";
    }
    for (var finding : findings) {
      if (finding.doubts().stream().anyMatch(OF_THE_PAGES::contains)) {
        return finding.field() + ": " + finding.doubts() + "\n" + finding.evidence();
      }
    }
    var newest = findings.get(findings.size() - 1);
    var registered = desk.registered(attempt.meansId()).orElseThrow();
    if (!registered.certificate().equals(newest.certificate())) {
      return "Another certificate";
    }
    return TO_BE_PROVED_LATER.containsAll(newest.doubts())
        ? ""
        : newest.doubts() + "\n" + newest.evidence();
  }

  /** What speaks against the attempt's signature in pages to which proofs were added. */
  String faultUnderProofs(Attempt attempt, List<SignatureFinding> findings) {
    var certificate = desk.registered(attempt.meansId()).orElseThrow().certificate();
    var own =
        findings.stream()
            .filter(finding -> certificate.equals(finding.certificate()))
            .reduce((first, last) -> last)
            .orElse(null);
    if (own == null) {
      return "Its signature is gone";
    }
    var doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(own.doubts());
    doubts.removeAll(TO_BE_PROVED_LATER);
    return doubts.isEmpty() ? "" : doubts + "\n" + own.evidence();
  }

  SignedFile keep(Attempt attempt, byte[] pdf) throws IOException {
    int pages;
    try (var document = Loader.loadPDF(pdf)) {
      pages = document.getNumberOfPages();
    }
    var stored = contents.keep(new ByteArrayInputStream(pdf), "application/pdf");
    return new SignedFile(
        stored.sha256(), stored.size(), pages, attempt.signerId(), attempt.signerName());
  }

  byte[] bytes(String sha256) throws IOException {
    try (var in = store.open(sha256)) {
      return in.readAllBytes();
    }
  }
}
