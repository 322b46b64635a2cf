package vn.congvan.signing.practice;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.mss.MobileSigner;
import vn.congvan.signing.mss.MobileSigningSettings;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.pades.TrustedAuthorities;
import vn.congvan.signing.remote.RemoteSigner;
import vn.congvan.signing.remote.RemoteSigningSettings;
import vn.congvan.trust.PracticeTrust;

/**
 * The practice province's own authority and telephones; opened when first asked for, in the demo
 * profile only.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class PracticeSigning {

  private static final Logger log = LoggerFactory.getLogger(PracticeSigning.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** By the machine's time: whoever verifies asks no practice clock. */
  @Bean(destroyMethod = "close")
  @Lazy
  PracticeAuthority practiceAuthority(@Value("${congvan.practice.authority-port:8479}") int port) {
    var clock = Clock.system(ProvinceClock.ZONE);
    try {
      return PracticeAuthority.wellKnown(port, clock);
    } catch (IllegalStateException taken) {
      log.warn("Port {} is taken; the practice authority opens on another one", port);
      return PracticeAuthority.wellKnown(0, clock);
    }
  }

  @Bean(destroyMethod = "close")
  @Lazy
  PracticeTelephones practiceTelephones(ProvinceClock clock) {
    return new PracticeTelephones(0, clock);
  }

  /** On the port that signers' pages call: the real agent has it on every signer's machine. */
  @Bean(destroyMethod = "close")
  @Lazy
  PracticeToken practiceToken(
      @Value("${congvan.practice.agent-port:#{null}}") @Nullable Integer own,
      @Value("${congvan.signing.agent.address}") URI address) {
    var port = own == null ? address.getPort() : own;
    var clock = Clock.system(ProvinceClock.ZONE);
    try {
      return new PracticeToken(port, clock);
    } catch (IllegalStateException taken) {
      log.warn("Port {} is taken; no practice token can be used", port);
      return new PracticeToken(0, clock);
    }
  }

  @Bean
  PracticeSeals practiceSeals(
      @Value("${congvan.signing.server.keys.thuc-hanh.file:practice-seals.p12}") Path file,
      @Value("${congvan.signing.server.keys.thuc-hanh.pin:}") String pin) {
    return new PracticeSeals(file, pin);
  }

  @Bean
  TrustedAuthorities practiceAuthorities(ObjectProvider<PracticeAuthority> authority) {
    return () -> {
      var open = authority.getObject();
      return new TrustServices(List.of(open.root()), open.timeStampAddress(), null, null);
    };
  }

  /** What was signed in the province is good also when it arrives somewhere in it. */
  @Bean
  @ConditionalOnProperty("congvan.practice.trusts-itself")
  ApplicationListener<ApplicationReadyEvent> practiceProvinceTrustsItself(
      PracticeTrust trust, ObjectProvider<PracticeAuthority> authority) {
    return ready -> {
      var open = authority.getObject();
      trust.take(Set.of(open.root(), open.issuing()));
    };
  }

  /** Where no operator's service is set. */
  @Bean
  @Lazy
  @ConditionalOnProperty(
      name = "congvan.signing.mss.address",
      havingValue = "practice",
      matchIfMissing = true)
  MobileSigner practiceMobileSigner(PracticeTelephones telephones, ProvinceClock clock) {
    return new MobileSigner(
        new MobileSigningSettings(
            telephones.mobileAddress(),
            "http://congvan",
            PracticeTelephones.PASSWORD,
            "http://mo-phong",
            "http://mo-phong/profile",
            "http://www.methics.fi/KiuruMSSP/v3.2.0#PKCS1",
            TIMEOUT),
        clock);
  }

  /** Where no remote service is set. */
  @Bean
  @Lazy
  @ConditionalOnProperty(
      name = "congvan.signing.remote.address",
      havingValue = "practice",
      matchIfMissing = true)
  RemoteSigner practiceRemoteSigner(PracticeTelephones telephones, ProvinceClock clock) {
    return new RemoteSigner(
        new RemoteSigningSettings(
            telephones.remoteAddress(), "congvan", PracticeTelephones.PASSWORD, TIMEOUT),
        clock);
  }
}
