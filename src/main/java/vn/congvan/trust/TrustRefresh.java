package vn.congvan.trust;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.shared.Refusal;

/**
 * Brings the trust list up to what the configured address says, daily and when asked. An address
 * that does not answer, or answers with nothing, changes nothing.
 */
@Service
public class TrustRefresh {

  /** The name under which what the system does by itself is recorded. */
  private static final String SYSTEM = "system";

  private static final Logger log = LoggerFactory.getLogger(TrustRefresh.class);

  private final TrustList list;
  private final TrustSettings settings;
  private final AuthorityQuestions questions;
  private final AdministrationRights rights;

  TrustRefresh(
      TrustList list,
      TrustSettings settings,
      AuthorityQuestions questions,
      AdministrationRights rights) {
    this.list = list;
    this.settings = settings;
    this.questions = questions;
    this.rights = rights;
  }

  /** The configured address, or null. */
  public @Nullable String address() {
    var address = settings.list();
    return address == null || address.isBlank() ? null : address.strip();
  }

  /** Refreshes the list for the province's administrator. */
  public TrustList.Refreshing refresh(String by) {
    rights.requireProvince(by);
    var address = address();
    if (address == null) {
      throw new Refusal("Chưa cấu hình địa chỉ danh sách tin cậy (congvan.trust.list).");
    }
    return refresh(address, by);
  }

  /** Refreshes the list by itself. */
  @Scheduled(
      initialDelayString = "${congvan.trust.refresh-after:PT1M}",
      fixedDelayString = "${congvan.trust.refresh-every:PT24H}")
  void refreshDaily() {
    var address = address();
    if (address != null) {
      try {
        refresh(address, SYSTEM);
      } catch (RuntimeException trouble) {
        log.error("The trust list could not be refreshed; it is tried again tomorrow", trouble);
      }
    }
  }

  private TrustList.Refreshing refresh(String address, String by) {
    Set<X509Certificate> certificates;
    try {
      certificates = new LinkedHashSet<>();
      for (var file : files(address)) {
        certificates.addAll(AuthorityCertificates.read(file));
      }
    } catch (Refusal | IOException trouble) {
      log.warn("The trust list at {} could not be read: {}", address, trouble.toString());
      return list.failed(
          trouble instanceof Refusal ? String.valueOf(trouble.getMessage()) : trouble.toString(),
          by);
    }
    return certificates.isEmpty()
        ? list.failed("Địa chỉ danh sách không có chứng thư nào.", by)
        : list.take(TrustSource.LIST, certificates, by);
  }

  private List<byte[]> files(String address) throws IOException {
    if (address.matches("(?i)https?://.*")) {
      // What could be changed on its way is no ground for trust.
      var uri = uri(address);
      if (!"https".equalsIgnoreCase(uri.getScheme())
          && !settings.openAddresses().contains(uri.getHost())) {
        throw new IOException("The list is read over https only");
      }
      return List.of(questions.getConfigured(uri, AuthorityCertificates.MOST_BYTES));
    }
    var path = address.startsWith("file:") ? Path.of(uri(address)) : Path.of(address);
    if (!Files.isDirectory(path)) {
      return List.of(content(path));
    }
    var files = new ArrayList<byte[]>();
    try (var folder = Files.newDirectoryStream(path)) {
      for (var file : folder) {
        if (Files.isRegularFile(file)
            && file.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .matches(".*\\.(pem|crt|cer|der|p7b|p7c)")) {
          files.add(content(file));
        }
      }
    }
    return files;
  }

  private static URI uri(String address) throws IOException {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IOException("Not an address: " + address, e);
    }
  }

  private static byte[] content(Path file) throws IOException {
    if (Files.size(file) > AuthorityCertificates.MOST_BYTES) {
      throw new IOException(file + " is too long for certificates");
    }
    return Files.readAllBytes(file);
  }
}
