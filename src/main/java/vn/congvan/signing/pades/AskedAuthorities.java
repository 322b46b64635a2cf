package vn.congvan.signing.pades;

import com.itextpdf.commons.bouncycastle.cert.ocsp.AbstractOCSPException;
import com.itextpdf.commons.bouncycastle.operator.AbstractOperatorCreationException;
import com.itextpdf.signatures.CertificateUtil;
import com.itextpdf.signatures.CrlClientOnline;
import com.itextpdf.signatures.ICrlClient;
import com.itextpdf.signatures.IOcspClientBouncyCastle;
import com.itextpdf.signatures.OcspClientBouncyCastle;
import com.itextpdf.styledxmlparser.resolver.resource.IResourceRetriever;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvan.trust.AuthorityQuestions;
import vn.congvan.trust.RevocationLists;

/**
 * Asks on iText's behalf what the certificates of one file say may be asked. The file is a
 * stranger's: the number of questions is limited, and who did not answer once is not asked again.
 */
final class AskedAuthorities {

  private static final int MOST_QUESTIONS = 40;
  private static final long LONGEST_ANSWER = 256 << 10;

  private final AuthorityQuestions questions;
  private final RevocationLists lists;
  private final Map<String, IOException> failures = new LinkedHashMap<>();
  // iText asks the same at each turn. Lists are long, and kept on the disk.
  private final Map<String, byte[]> answers = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  AskedAuthorities(AuthorityQuestions questions, RevocationLists lists) {
    this.questions = questions;
    this.lists = lists;
  }

  /** Who did not answer, and why, to be kept. */
  List<String> failures() {
    return failures.entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue().getMessage())
        .toList();
  }

  ICrlClient lists() {
    return new CrlClientOnline() {
      @Override
      protected InputStream getCrlResponse(@Nullable X509Certificate certificate, URL address)
          throws IOException {
        return ask(address.toString(), "", lists::at);
      }
    };
  }

  IOcspClientBouncyCastle ocsp() {
    return new OcspClientBouncyCastle() {
      @Override
      protected @Nullable InputStream createRequestAndResponse(
          X509Certificate certificate, X509Certificate issuer, @Nullable String given)
          throws IOException,
              AbstractOperatorCreationException,
              AbstractOCSPException,
              CertificateEncodingException {
        var address = given == null ? CertificateUtil.getOCSPURL(certificate) : given;
        if (address == null) {
          return null;
        }
        var question = generateOCSPRequest(issuer, certificate.getSerialNumber()).getEncoded();
        return askOnce(
            address,
            " " + certificate.getSerialNumber() + " " + issuer.getSubjectX500Principal(),
            uri -> questions.post(uri, "application/ocsp-request", question, LONGEST_ANSWER));
      }
    };
  }

  IResourceRetriever certificates() {
    return new IResourceRetriever() {
      @Override
      public InputStream getInputStreamByUrl(URL address) throws IOException {
        return askOnce(address.toString(), "", uri -> questions.get(uri, LONGEST_ANSWER));
      }

      @Override
      public byte[] getByteArrayByUrl(URL address) throws IOException {
        return getInputStreamByUrl(address).readAllBytes();
      }
    };
  }

  private interface Question {
    byte[] ask(URI address) throws IOException;
  }

  private InputStream askOnce(String address, String about, Question question) throws IOException {
    var before = answers.get(address + about);
    if (before != null) {
      return new ByteArrayInputStream(before);
    }
    try (var answer = ask(address, about, question)) {
      var bytes = answer.readAllBytes();
      answers.put(address + about, bytes);
      return new ByteArrayInputStream(bytes);
    }
  }

  private InputStream ask(String address, String about, Question question) throws IOException {
    var before = failures.get(address);
    if (before != null) {
      throw before;
    }
    try {
      if (asked.add(address + about) && asked.size() > MOST_QUESTIONS) {
        throw new IOException("Too many questions about one file");
      }
      return new ByteArrayInputStream(question.ask(URI.create(address)));
    } catch (IllegalArgumentException e) {
      throw failed(address, new IOException("Not an address", e));
    } catch (IOException e) {
      throw failed(address, e);
    }
  }

  private IOException failed(String address, IOException failure) {
    failures.put(address, failure);
    return failure;
  }
}
