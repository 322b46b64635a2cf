package vn.congvan.intake.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Knows the other systems by their secrets, and slows down whoever guesses.
 *
 * <p>It is no AuthenticationProvider bean on purpose: a second one would switch off the people's
 * login.
 */
@Component
class MachineAccounts {

  private static final int FAILURES_BEFORE_WAIT = 10;
  private static final Duration WAIT = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private record Failures(int count, Instant last) {}

  private final ChannelSettings settings;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final String nobodysHash;
  private final byte[] key = new byte[32];
  private final Map<String, byte[]> verified = new ConcurrentHashMap<>();
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  @Autowired
  MachineAccounts(ChannelSettings settings, PasswordEncoder passwords) {
    this(settings, passwords, Clock.systemUTC());
  }

  MachineAccounts(ChannelSettings settings, PasswordEncoder passwords, Clock realTime) {
    this.settings = settings;
    this.passwords = passwords;
    this.clock = realTime;
    this.nobodysHash = passwords.encode("nobody");
    new SecureRandom().nextBytes(key);
  }

  /** The agencies that the account may deliver to. */
  Set<String> agenciesOf(String account) {
    var found = settings.accounts().get(account);
    return found == null ? Set.of() : found.agencies();
  }

  /** Checks name and secret. */
  Authentication check(Authentication claim) {
    var name = claim.getName();
    var secret = String.valueOf(claim.getCredentials());
    var address =
        claim.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "?";
    var who = name + "|" + address;
    if (mustWait(who)) {
      throw new LockedException("wait");
    }
    var account = settings.accounts().get(name);
    if (account == null) {
      passwords.matches(secret, nobodysHash);
    }
    if (account == null || !matches(name, secret, account.secret())) {
      failed(who);
      throw new BadCredentialsException("wrong");
    }
    succeeded(who);
    return new UsernamePasswordAuthenticationToken(
        name, null, List.of(new SimpleGrantedAuthority("ROLE_CHANNEL")));
  }

  /** A good hash is slow by intention, and a machine calls all day: once verified is enough. */
  private boolean matches(String name, String secret, String hash) {
    var mark = mark(secret + "\n" + hash);
    var known = verified.get(name);
    if (known != null && MessageDigest.isEqual(known, mark)) {
      return true;
    }
    if (!passwords.matches(secret, hash)) {
      return false;
    }
    verified.put(name, mark);
    return true;
  }

  private byte[] mark(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  private boolean mustWait(String who) {
    synchronized (failures) {
      var before = failures.get(who);
      return before != null
          && before.count() >= FAILURES_BEFORE_WAIT
          && before.last().plus(WAIT).isAfter(clock.instant());
    }
  }

  private void failed(String who) {
    synchronized (failures) {
      var before = failures.get(who);
      var now = clock.instant();
      var fresh = before == null || before.last().plus(WAIT).isBefore(now);
      failures.put(who, new Failures(fresh ? 1 : before.count() + 1, now));
    }
  }

  private void succeeded(String who) {
    synchronized (failures) {
      failures.remove(who);
    }
  }
}
