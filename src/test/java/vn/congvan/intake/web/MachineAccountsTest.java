package vn.congvan.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class MachineAccountsTest {

  private Instant now = Instant.parse("2026-11-23T01:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }
      };
  private final MachineAccounts accounts =
      new MachineAccounts(
          new ChannelSettings(
              Map.of("truc", new ChannelSettings.Account("{noop}bí mật", Set.of("snv")))),
          PasswordEncoderFactories.createDelegatingPasswordEncoder(),
          clock);

  @Test
  void aSystemIsKnownByItsSecret() {
    assertThat(check("truc", "bí mật").getName()).isEqualTo("truc");
    assertThat(check("truc", "bí mật").isAuthenticated()).isTrue();
    assertThat(accounts.agenciesOf("truc")).containsExactly("snv");
    assertThat(accounts.agenciesOf("khác")).isEmpty();
  }

  @Test
  void aVerifiedSecretDoesNotOpenForAnotherOne() {
    check("truc", "bí mật");
    assertThatThrownBy(() -> check("truc", "bí mật ")).isInstanceOf(BadCredentialsException.class);
    assertThatThrownBy(() -> check("khác", "bí mật")).isInstanceOf(BadCredentialsException.class);
  }

  @Test
  void whoGuessesMustWait() {
    for (var guess = 0; guess < 10; guess++) {
      var secret = "đoán " + guess;
      assertThatThrownBy(() -> check("truc", secret)).isInstanceOf(BadCredentialsException.class);
    }
    assertThatThrownBy(() -> check("truc", "bí mật")).isInstanceOf(LockedException.class);

    now = now.plus(Duration.ofMinutes(2));
    assertThat(check("truc", "bí mật").isAuthenticated()).isTrue();
  }

  private org.springframework.security.core.Authentication check(String name, String secret) {
    return accounts.check(UsernamePasswordAuthenticationToken.unauthenticated(name, secret));
  }
}
