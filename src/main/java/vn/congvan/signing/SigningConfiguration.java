package vn.congvan.signing;

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
import vn.congvan.trust.TrustList;

/** The services that are set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  SigningSettings.class,
  CloudSigningSettings.class,
  ServerKeySettings.class
})
class SigningConfiguration {

  /** By the trust list, as it stands when somebody signs. */
  @Bean
  @Profile("!demo")
  TrustedAuthorities trustedAuthorities(SigningSettings settings, TrustList list) {
    return () ->
        new TrustServices(
            list.current().roots(),
            settings.timeStamps(),
            settings.timeStampUser(),
            settings.timeStampPassword());
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
