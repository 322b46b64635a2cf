package vn.congvan.signing.pkcs11;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are that the server may use.
 *
 * @param keys by the name that a registered certificate's account begins with
 */
@ConfigurationProperties("congvan.signing.server")
public record ServerKeySettings(@DefaultValue Map<String, Place> keys) {

  /**
   * One place of keys: a slot of a hardware module, or a file of the form PKCS#12.
   *
   * @param library the module's PKCS#11 library
   * @param slot the slot's index in the module's list
   * @param file the file, where there is no module
   * @param pin the PIN or the file's password, out of the environment; never in a log
   * @param pinFile a file with the PIN on its first line, in place of {@code pin}
   */
  public record Place(
      @Nullable Path library,
      @DefaultValue("0") int slot,
      @Nullable Path file,
      @Nullable String pin,
      @Nullable Path pinFile) {

    @Override
    public String toString() {
      return library == null ? String.valueOf(file) : library + " slot " + slot;
    }
  }
}
