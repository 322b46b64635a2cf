package vn.congvan.signing.pades;

import java.io.IOException;
import org.springframework.stereotype.Component;
import vn.congvan.signing.ArrivedSignatures;
import vn.congvan.trust.AuthorityQuestions;
import vn.congvan.trust.RevocationLists;
import vn.congvan.trust.TrustList;

/** Verifies by the province's trust list, and asks authorities within its limits. */
@Component
class TrustedVerification implements ArrivedSignatures {

  private final TrustList list;
  private final AuthorityQuestions questions;
  private final RevocationLists lists;

  TrustedVerification(TrustList list, AuthorityQuestions questions, RevocationLists lists) {
    this.list = list;
    this.questions = questions;
    this.lists = lists;
  }

  @Override
  public Verdict verify(byte[] pdf) throws IOException {
    var trusted = list.current();
    var verifier =
        new SignatureVerifier(
            new TrustServices(trusted.roots(), null, null, null),
            trusted.intermediates(),
            new AskedAuthorities(questions, lists));
    return new Verdict(trusted.version(), verifier.verify(pdf));
  }
}
