package vn.congvan;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes as the product does in every respect but the effort: tests log in hundreds of times. */
@TestConfiguration(proxyBeanMethods = false)
public class TestPasswords {

  private static final int LEAST_EFFORT = 4;

  @Bean
  @Primary
  PasswordEncoder testPasswords(PasswordEncoder passwordEncoder) {
    var quick = new BCryptPasswordEncoder(LEAST_EFFORT);
    return new PasswordEncoder() {
      @Override
      public String encode(CharSequence password) {
        return "{bcrypt}" + quick.encode(password);
      }

      @Override
      public boolean matches(CharSequence password, String hash) {
        return passwordEncoder.matches(password, hash);
      }
    };
  }
}
