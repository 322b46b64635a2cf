package vn.congvan.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.csc.CloudSigner;
import vn.congvan.signing.csc.CloudSigningSettings;
import vn.congvan.signing.mss.MobileSigner;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.pades.TrustedAuthorities;
import vn.congvan.signing.pkcs11.ServerKeySettings;
import vn.congvan.signing.pkcs11.ServerKeys;
import vn.congvan.signing.remote.RemoteSigner;

/** The services that are set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  SigningSettings.class,
  CloudSigningSettings.class,
  ServerKeySettings.class
})
class SigningConfiguration {

  /** Read once: who adds an authority starts the product again. */
  @Bean
  @Profile("!demo")
  TrustedAuthorities trustedAuthorities(SigningSettings settings) {
    var roots = new ArrayList<X509Certificate>();
    for (var file : settings.roots()) {
      try (var in = Files.newInputStream(file)) {
        for (var root : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          roots.add((X509Certificate) root);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (CertificateException e) {
        throw new IllegalStateException(file + " holds no certificate", e);
      }
    }
    var trust =
        new TrustServices(
            roots, settings.timeStamps(), settings.timeStampUser(), settings.timeStampPassword());
    return () -> trust;
  }

  @Bean
  @ConditionalOnProperty("congvan.signing.mss.address")
  HashSigner mobileSigner(SigningSettings settings, ProvinceClock clock) {
    return new MobileSigner(java.util.Objects.requireNonNull(settings.mss()), clock);
  }

  @Bean
  @ConditionalOnProperty("congvan.signing.remote.address")
  HashSigner remoteSigner(SigningSettings settings, ProvinceClock clock) {
    return new RemoteSigner(java.util.Objects.requireNonNull(settings.remote()), clock);
  }

  @Bean
  @ConditionalOnProperty("congvan.signing.csc.address")
  HashSigner cloudSigner(CloudSigningSettings settings, ProvinceClock clock) {
    return new CloudSigner(settings, clock);
  }

  @Bean
  HashSigner serverKeys(ServerKeySettings settings) {
    return new ServerKeys(settings);
  }
}
