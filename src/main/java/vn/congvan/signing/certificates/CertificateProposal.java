package vn.congvan.signing.certificates;

import org.jspecify.annotations.Nullable;
import vn.congvan.signing.Means;

/**
 * A certificate that is to be registered.
 *
 * @param agencyId the agency, which is the owner where there is no person
 * @param personId the person who owns it, or null
 * @param account the telephone number or the account with the service; empty for a token
 * @param file the certificate's file; null if it is fetched from the service
 * @param serialNumber which of several that the service offers; empty where it offers one
 * @param image the blue signature or the red seal, a PNG; null for none
 * @param nameConfirmed whether it is to be registered although another name stands on it
 */
public record CertificateProposal(
    String agencyId,
    @Nullable String personId,
    Means means,
    String account,
    byte @Nullable [] file,
    String serialNumber,
    byte @Nullable [] image,
    boolean nameConfirmed) {

  @Override
  public String toString() {
    return "CertificateProposal[" + agencyId + ", " + personId + ", " + means + "]";
  }
}
