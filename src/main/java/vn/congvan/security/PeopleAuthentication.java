package vn.congvan.security;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Passwords;

/**
 * Checks a login against the staff directory; what the person may do is asked anew at each request,
 * never kept. Whoever still has a password that is not his own, or is no longer good enough, comes
 * in as a newcomer, who can only choose another one.
 */
@Component
class PeopleAuthentication implements AuthenticationProvider {

  static final String PERSON = "ROLE_PERSON";
  static final String NEWCOMER = "ROLE_NEWCOMER";

  private final Directory directory;
  private final PasswordEncoder encoder;
  private final Passwords passwords;
  private final LoginPatience patience;
  private final KnownDevices devices;
  private final boolean practice;
  private final String nobodysHash;

  PeopleAuthentication(
      Directory directory,
      PasswordEncoder encoder,
      Passwords passwords,
      LoginPatience patience,
      KnownDevices devices,
      Environment environment) {
    this.directory = directory;
    this.encoder = encoder;
    this.passwords = passwords;
    this.patience = patience;
    this.devices = devices;
    this.practice = environment.acceptsProfiles(Profiles.of("demo"));
    this.nobodysHash = encoder.encode("nobody");
  }

  @Override
  public Authentication authenticate(Authentication login) {
    var account = login.getName().strip();
    var address =
        login.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "?";
    var attempt = new LoginPatience.Attempt(account, address, devices.of(account));
    return patience.oneAfterAnother(
        attempt, () -> tried(attempt, String.valueOf(login.getCredentials())));
  }

  private Authentication tried(LoginPatience.Attempt attempt, String password) {
    if (!patience.waitFor(attempt).isZero()) {
      throw new MustWait(patience.isFirstTold(attempt));
    }
    var person = directory.person(attempt.account()).filter(found -> !found.left());
    // An unknown account costs the same time as a known one, so that accounts cannot be told by the
    // clock.
    var matches =
        encoder.matches(password, person.map(Directory.Person::passwordHash).orElse(nobodysHash));
    if (!matches || person.isEmpty() || !practice && password.equals(Passwords.PUBLISHED)) {
      patience.failed(attempt);
      throw new BadCredentialsException("wrong");
    }
    patience.succeeded(attempt);
    return in(person.get().id(), mustChange(person.get(), password) ? NEWCOMER : PERSON);
  }

  /** Rules that came after a password was chosen hold for it too, outside of practice. */
  private boolean mustChange(Directory.Person person, String password) {
    return person.passwordToBeChanged()
        || !practice && !passwords.isGood(password, person.id(), person.fullName());
  }

  static Authentication in(String person, String authority) {
    return new UsernamePasswordAuthenticationToken(
        person, null, List.of(new SimpleGrantedAuthority(authority)));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
