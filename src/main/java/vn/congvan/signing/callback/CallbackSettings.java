package vn.congvan.signing.callback;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a remote signing service is let in when it calls by itself.
 *
 * @param word the secret that stands in the address which the service was told; without one nobody
 *     is let in, and the service is asked instead
 */
@ConfigurationProperties("congvan.signing.remote-callback")
record CallbackSettings(@Nullable String word) {

  private static final int SHORTEST = 24;

  CallbackSettings {
    if (word != null && word.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "congvan.signing.remote-callback.word needs at least " + SHORTEST + " characters");
    }
  }
}
