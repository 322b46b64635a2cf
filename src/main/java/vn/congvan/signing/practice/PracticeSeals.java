package vn.congvan.signing.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

/** The file in which the practice agencies' keys lie, as a hardware module would hold them. */
final class PracticeSeals {

  private final Path file;
  private final char[] pin;

  PracticeSeals(Path file, String pin) {
    this.file = file;
    this.pin = pin.toCharArray();
  }

  /** Puts an agency's key into the file, in place of an earlier one. */
  synchronized void keep(String agencyId, Holder holder) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) {
        try (var bytes = Files.newInputStream(file)) {
          store.load(bytes, pin);
        }
      } else {
        store.load(null, null);
      }
      store.setKeyEntry(agencyId, holder.key(), pin, holder.chain().toArray(Certificate[]::new));
      Files.createDirectories(file.toAbsolutePath().getParent());
      var written = Files.createTempFile(file.toAbsolutePath().getParent(), "seals", ".p12");
      try (var bytes = Files.newOutputStream(written)) {
        store.store(bytes, pin);
      }
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has PKCS#12", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
