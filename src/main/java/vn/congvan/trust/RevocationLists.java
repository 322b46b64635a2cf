package vn.congvan.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lists of revoked certificates, kept for a while under {@code congvan.data}: an authority is not
 * asked for megabytes at each letter, and one that is down for an hour stops nobody as long as its
 * list holds.
 */
@Component
public class RevocationLists {

  private static final long MOST_KEPT = 300L << 20;

  private final AuthorityQuestions questions;
  private final TrustSettings settings;
  private final Path folder;
  private final Clock clock;

  @Autowired
  RevocationLists(
      AuthorityQuestions questions, TrustSettings settings, @Value("${congvan.data}") String data)
      throws IOException {
    // The ages of files are real time, whatever the province's clock shows.
    this(questions, settings, Path.of(data), Clock.systemUTC());
  }

  RevocationLists(AuthorityQuestions questions, TrustSettings settings, Path data, Clock clock)
      throws IOException {
    this.questions = questions;
    this.settings = settings;
    this.folder = data.toAbsolutePath().normalize().resolve("revocation-lists");
    this.clock = clock;
    Files.createDirectories(folder);
  }

  /** The list at that address, fresh or kept. */
  public synchronized byte[] at(URI address) throws IOException {
    var kept = folder.resolve(DigestUtils.sha256Hex(address.toString()) + ".crl");
    var age = age(kept);
    if (age != null && age.plus(settings.keepLists()).isAfter(clock.instant())) {
      return Files.readAllBytes(kept);
    }
    byte[] list;
    try {
      list = questions.get(address, settings.largestList().toBytes());
    } catch (IOException e) {
      if (age != null) {
        var last = Files.readAllBytes(kept);
        if (holds(last)) {
          return last;
        }
      }
      throw e;
    }
    // What is no list now would not be one later.
    if (holds(list)) {
      keep(kept, list);
    }
    return list;
  }

  private boolean holds(byte[] list) {
    try {
      var read =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list));
      return read != null
          && read.getNextUpdate() != null
          && read.getNextUpdate().toInstant().isAfter(clock.instant());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static java.time.@org.jspecify.annotations.Nullable Instant age(Path kept)
      throws IOException {
    try {
      return Files.getLastModifiedTime(kept).toInstant();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private void keep(Path kept, byte[] list) throws IOException {
    var half = Files.createTempFile(folder, "", ".half");
    try {
      Files.write(half, list);
      Files.setLastModifiedTime(half, java.nio.file.attribute.FileTime.from(clock.instant()));
      Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
    forgetOldest();
  }

  /** Strangers' certificates name lists as well; together they may not fill the disk. */
  private void forgetOldest() throws IOException {
    record Kept(Path file, long size, Instant at) {}
    var all = new ArrayList<Kept>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
      }
    }
    all.sort(Comparator.comparing(Kept::at));
    var size = all.stream().mapToLong(Kept::size).sum();
    for (var each : all) {
      if (size <= MOST_KEPT) {
        return;
      }
      Files.deleteIfExists(each.file());
      size -= each.size();
    }
  }
}
