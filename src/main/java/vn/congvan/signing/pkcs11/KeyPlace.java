package vn.congvan.signing.pkcs11;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;
import vn.congvan.signing.SignerUnreachable;

/**
 * One module's slot or one file with keys: opened once, with one login, and used by one thread at a
 * time, because a token does one thing after the other.
 */
final class KeyPlace {

  /** The PIN is wrong: not tried again, or the third try would block the module. */
  static final class WrongPin extends Exception {}

  // A signature over a hash alone wants the hash's name before it (RFC 8017, 9.2, note 1).
  private static final byte[] SHA256_NAME = {
    0x30,
    0x31,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x60,
    (byte) 0x86,
    0x48,
    0x01,
    0x65,
    0x03,
    0x04,
    0x02,
    0x01,
    0x05,
    0x00,
    0x04,
    0x20
  };

  private final String name;
  private final ServerKeySettings.Place place;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable KeyStore store;
  private @Nullable Provider provider;
  private boolean pinIsWrong;

  KeyPlace(String name, ServerKeySettings.Place place) {
    this.name = name;
    this.place = place;
  }

  /** The certificates of the keys that are here, by the key's label. */
  Map<String, List<X509Certificate>> chains() throws SignerUnreachable, WrongPin {
    turn.lock();
    try {
      var keys = opened();
      var chains = new LinkedHashMap<String, List<X509Certificate>>();
      for (var labels = keys.aliases(); labels.hasMoreElements(); ) {
        var label = labels.nextElement();
        if (keys.isKeyEntry(label)) {
          chains.put(
              label,
              Arrays.stream(keys.getCertificateChain(label))
                  .map(X509Certificate.class::cast)
                  .toList());
        }
      }
      return chains;
    } catch (GeneralSecurityException | ProviderException e) {
      throw lost(e);
    } finally {
      turn.unlock();
    }
  }

  /** Signs a SHA-256 hash; null if there is no key of that label. */
  byte @Nullable [] sign(String label, byte[] hash) throws SignerUnreachable, WrongPin {
    turn.lock();
    try {
      if (!opened().isKeyEntry(label) && place.file() != null) {
        // Keys are added to a file while the product runs.
        store = null;
      }
      if (!(opened().getKey(label, pin()) instanceof PrivateKey key)) {
        return null;
      }
      var rsa = key.getAlgorithm().equals("RSA");
      var algorithm = rsa ? "NONEwithRSA" : "NONEwithECDSA";
      var signature =
          provider == null
              ? Signature.getInstance(algorithm)
              : Signature.getInstance(algorithm, provider);
      signature.initSign(key);
      if (rsa) {
        signature.update(SHA256_NAME);
      }
      signature.update(hash);
      return signature.sign();
    } catch (GeneralSecurityException | ProviderException e) {
      throw lost(e);
    } finally {
      turn.unlock();
    }
  }

  private KeyStore opened() throws SignerUnreachable, WrongPin {
    if (pinIsWrong) {
      throw new WrongPin();
    }
    if (store != null) {
      return store;
    }
    try {
      if (place.library() != null) {
        var module = Security.getProvider("SunPKCS11");
        if (provider == null) {
          provider =
              module.configure(
                  "--name=%s\nlibrary=%s\nslotListIndex=%d"
                      .formatted(
                          name.replaceAll("[^A-Za-z0-9]", ""), place.library(), place.slot()));
        }
        store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin());
      } else if (place.file() != null) {
        store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(place.file())) {
          store.load(bytes, pin());
        }
      } else {
        throw new SignerUnreachable("Neither a library nor a file is set for " + name, null);
      }
      return store;
    } catch (IOException e) {
      store = null;
      if (e.getCause() instanceof UnrecoverableKeyException
          || e.getCause() instanceof LoginException) {
        pinIsWrong = true;
        throw new WrongPin();
      }
      throw new SignerUnreachable("The keys of " + name + " cannot be opened", e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw lost(e);
    }
  }

  /** A module that was taken out and put in again is opened anew at the next signature. */
  private SignerUnreachable lost(Exception e) {
    store = null;
    return new SignerUnreachable("The keys of " + name + " do not answer", e);
  }

  private char[] pin() throws SignerUnreachable {
    if (place.pinFile() == null) {
      return place.pin() == null ? new char[0] : place.pin().toCharArray();
    }
    try (var lines = Files.lines(place.pinFile())) {
      return lines.findFirst().orElse("").strip().toCharArray();
    } catch (IOException e) {
      throw new SignerUnreachable("The file with the PIN of " + name + " cannot be read", e);
    }
  }
}
