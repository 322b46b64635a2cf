package vn.congvan;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.pades.TrustedAuthorities;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/** The province of the tests also trusts an authority that keeps the tests' time. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTrust {

  /** An authority whose certificates begin and end in the tests' time. */
  public static final class TestAuthority implements DisposableBean {

    private final PracticeAuthority authority;

    TestAuthority(ProvinceClock clock) {
      authority = new PracticeAuthority(0, clock);
    }

    /** Issues a certificate that is valid from now in the tests' time. */
    public Holder issue(String commonName, KeyKind kind, Duration valid) {
      return authority.issue(commonName, kind, valid);
    }

    X509Certificate root() {
      return authority.root();
    }

    @Override
    public void destroy() {
      authority.close();
    }
  }

  @Bean
  TestAuthority testAuthority(ProvinceClock clock) {
    return new TestAuthority(clock);
  }

  @Bean
  @Primary
  TrustedAuthorities testTrust(TestAuthority tests, ObjectProvider<PracticeAuthority> practice) {
    return () -> {
      var roots = new ArrayList<X509Certificate>();
      roots.add(tests.root());
      var province = practice.getIfAvailable();
      if (province == null) {
        return new TrustServices(roots, null, null, null);
      }
      roots.add(province.root());
      return new TrustServices(roots, province.timeStampAddress(), null, null);
    };
  }
}
