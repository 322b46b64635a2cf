package vn.congvan.signing.pades;

import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.congvan.signing.SignatureFinding;
import vn.congvan.trust.AuthorityQuestions;
import vn.congvan.trust.RevocationLists;

/**
 * Checks and prolongs what the office's own signers gave. A file that comes back is as little to be
 * trusted as one that arrives: whatever addresses its certificates name are asked through the guard
 * alone.
 */
@Component
public class OwnSignatures {

  private final AuthorityQuestions questions;
  private final RevocationLists lists;

  OwnSignatures(AuthorityQuestions questions, RevocationLists lists) {
    this.questions = questions;
    this.lists = lists;
  }

  /**
   * The findings, oldest signature first.
   *
   * @param online whether the authorities named in the certificates may be asked at all
   */
  public List<SignatureFinding> verify(byte[] pdf, TrustServices trust, boolean online)
      throws IOException {
    var verifier =
        online
            ? new SignatureVerifier(trust, List.of(), new AskedAuthorities(questions, lists))
            : new SignatureVerifier(trust);
    return verifier.verify(pdf);
  }

  /**
   * The pages with the proofs, and with a time stamp over them if asked for.
   *
   * @throws ProofsMissing if the authorities do not answer
   */
  public byte[] prolong(byte[] pdf, TrustServices trust, boolean withTimeStamp)
      throws ProofsMissing {
    return new SignatureLifetime(trust, new AskedAuthorities(questions, lists))
        .prolong(pdf, withTimeStamp);
  }
}
