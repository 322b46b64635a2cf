package vn.congvan.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With what people and agencies may sign now: certificates that were registered, are valid at this
 * moment and were not withdrawn.
 */
public interface RegisteredMeans {

  /** The person's, the preferred one first. */
  List<Registered> ofPerson(String personId);

  /** The agency's, for its seal, appendices and copies; the preferred one first. */
  List<Registered> ofAgency(String agencyId);

  /** One of them, also when it is no longer valid: what it signed stays signed by it. */
  Optional<Registered> find(UUID id);

  /**
   * A registered certificate and how its key is reached.
   *
   * @param id of its row
   * @param account the telephone number or the account with the service; empty for a token; never
   *     in a log
   * @param chain the signer's certificate first, then those that issued it, the root last
   * @param image the person's blue signature or the agency's red seal, a PNG with a transparent
   *     ground; null if none was registered
   */
  record Registered(
      UUID id, Means means, String account, List<X509Certificate> chain, byte @Nullable [] image) {

    /** The signer's own certificate. */
    public X509Certificate certificate() {
      return chain.get(0);
    }
  }
}
