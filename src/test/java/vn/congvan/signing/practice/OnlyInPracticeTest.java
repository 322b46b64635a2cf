package vn.congvan.signing.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.HashSigner;
import vn.congvan.signing.RegisteredMeans;
import vn.congvan.signing.pades.TrustedAuthorities;
import vn.congvan.support.FakeDirectory;

/** Simulated signatures exist in the practice province and nowhere else. */
class OnlyInPracticeTest {

  private static final String[] FIXED = {
    "congvan.practice.authority-port=0", "congvan.practice.agent-port=0"
  };

  @ComponentScan("vn.congvan.signing.practice")
  static class Practice {}

  private final ApplicationContextRunner office =
      new ApplicationContextRunner()
          .withUserConfiguration(Practice.class)
          .withBean(ProvinceClock.class)
          .withBean(FakeDirectory.class)
          .withPropertyValues(FIXED);

  @Test
  void outsideOfTheDemoNothingOfItIsThere() {
    office.run(
        context -> {
          assertThat(context).hasNotFailed();
          assertThat(context).doesNotHaveBean(PracticeAuthority.class);
          assertThat(context).doesNotHaveBean(PracticeTelephones.class);
          assertThat(context).doesNotHaveBean(PracticeTelephonePage.class);
          assertThat(context).doesNotHaveBean(PracticeToken.class);
          assertThat(context).doesNotHaveBean(PracticeSeals.class);
          assertThat(context).doesNotHaveBean(RegisteredMeans.class);
          assertThat(context).doesNotHaveBean(HashSigner.class);
          assertThat(context).doesNotHaveBean(TrustedAuthorities.class);
        });
  }

  @Test
  void noComponentOfItComesWithoutTheDemoProfile() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false, new StandardEnvironment());
    scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));

    assertThat(scanner.findCandidateComponents("vn.congvan.signing.practice")).isEmpty();
  }

  @Test
  void inTheDemoItIsThere() {
    office
        .withPropertyValues("spring.profiles.active=demo")
        .run(
            context -> {
              assertThat(context).hasSingleBean(TrustedAuthorities.class);
              assertThat(context).hasSingleBean(RegisteredMeans.class);
              assertThat(context.getBean(TrustedAuthorities.class).now().roots())
                  .singleElement()
                  .satisfies(
                      root ->
                          assertThat(root.getSubjectX500Principal().getName())
                              .contains("THỰC HÀNH"));
            });
  }

  @Test
  void aPersonsKeyIsTheSameAfterARestart() {
    var clock = Clock.system(ProvinceClock.ZONE);
    try (var before = PracticeAuthority.wellKnown(0, clock);
        var after = PracticeAuthority.wellKnown(0, clock)) {
      var one = before.issueTo("chutich.ubnd", "Nguyễn Minh Trí");
      var other = after.issueTo("chutich.ubnd", "Nguyễn Minh Trí");

      assertThat(other.certificate().getPublicKey()).isEqualTo(one.certificate().getPublicKey());
      assertThat(other.certificate().getSerialNumber())
          .isEqualTo(one.certificate().getSerialNumber());
      assertThat(after.root().getPublicKey()).isEqualTo(before.root().getPublicKey());
      assertThat(after.issueTo("vanthu.ubnd", "Huỳnh Thị Kim Loan").certificate().getPublicKey())
          .isNotEqualTo(one.certificate().getPublicKey());
    }
  }
}
