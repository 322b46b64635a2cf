package vn.congvan.signing.certificates;

import java.util.Map;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The certificate that was handed in cannot be registered; the sentence says why. */
public class CertificateRefused extends Refusal {

  /** Refuses with the field that is at fault. */
  public CertificateRefused(Sentence sentence, String field) {
    super(sentence, Map.of(field, sentence));
  }
}
