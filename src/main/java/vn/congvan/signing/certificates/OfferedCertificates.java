package vn.congvan.signing.certificates;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.signing.HashSigner;
import vn.congvan.signing.Means;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.csc.CloudSigner;
import vn.congvan.signing.pkcs11.ServerKeys;
import vn.congvan.signing.remote.RemoteSigner;

/** Fetches certificates from the services that hold their keys. */
@Component
class OfferedCertificates {

  /** One that a service holds, under the account by which its key is asked for. */
  record Offered(String account, List<X509Certificate> chain) {}

  private final ObjectProvider<HashSigner> signers;

  OfferedCertificates(ObjectProvider<HashSigner> signers) {
    this.signers = signers;
  }

  /**
   * The one certificate of an account, or that of the serial number.
   *
   * @throws Refusal if the service does not answer, or offers none or several
   */
  Offered fetch(Means means, String account, String serialNumber) {
    List<Offered> offered;
    try {
      offered =
          all(means, account).stream()
              .filter(each -> serialNumber.isBlank() || isOf(each, serialNumber))
              .toList();
    } catch (SignerUnreachable silent) {
      throw new Refusal(
          "Dịch vụ ký số hiện không trả lời. Hãy thử lại sau, hoặc chọn tệp chứng thư.");
    }
    if (offered.isEmpty()) {
      throw new CertificateRefused(
          new Sentence("Dịch vụ không có chứng thư số nào của tài khoản này."), "account");
    }
    if (offered.size() > 1) {
      throw new CertificateRefused(
          new Sentence(
              "Tài khoản này có nhiều chứng thư số. Hãy ghi số sê-ri của một chứng thư: %s.",
              String.join(
                  ", ",
                  offered.stream()
                      .map(each -> each.chain().get(0).getSerialNumber().toString(16))
                      .toList())),
          "serialNumber");
    }
    return offered.get(0);
  }

  private List<Offered> all(Means means, String account) throws SignerUnreachable {
    var found = new ArrayList<Offered>();
    for (var signer : signers.stream().filter(each -> each.means() == means).toList()) {
      if (signer instanceof RemoteSigner remote) {
        var request = "C" + UUID.randomUUID().toString().replace("-", "");
        remote
            .certificates(account, request)
            .forEach(each -> found.add(new Offered(account, each.chain())));
      } else if (signer instanceof CloudSigner cloud) {
        cloud
            .certificates(account)
            .forEach(each -> found.add(new Offered(each.credential(), each.chain())));
      } else if (signer instanceof ServerKeys keys) {
        keys.certificates().stream()
            .filter(each -> each.account().equals(account))
            .forEach(each -> found.add(new Offered(each.account(), each.chain())));
      }
    }
    return found;
  }

  private static boolean isOf(Offered offered, String serialNumber) {
    try {
      var typed = new BigInteger(serialNumber.replaceAll("[^0-9A-Fa-f]", ""), 16);
      return offered.chain().get(0).getSerialNumber().equals(typed);
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }
}
