package vn.congvan.security;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;

/**
 * Checks a login against the staff directory; what the person may do is asked anew at each request,
 * never kept.
 */
@Component
class PeopleAuthentication implements AuthenticationProvider {

  private final Directory directory;
  private final PasswordEncoder passwords;
  private final LoginPatience patience;
  private final String nobodysHash;

  PeopleAuthentication(Directory directory, PasswordEncoder passwords, LoginPatience patience) {
    this.directory = directory;
    this.passwords = passwords;
    this.patience = patience;
    this.nobodysHash = passwords.encode("nobody");
  }

  @Override
  public Authentication authenticate(Authentication login) {
    var account = login.getName().strip();
    var address =
        login.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "?";
    if (!patience.waitFor(account, address).isZero()) {
      throw new LockedException("wait");
    }
    var person = directory.person(account).filter(found -> !found.left());
    // An unknown account costs the same time as a known one, so that accounts cannot be told by the
    // clock.
    var matches =
        passwords.matches(
            String.valueOf(login.getCredentials()),
            person.map(Directory.Person::passwordHash).orElse(nobodysHash));
    if (!matches || person.isEmpty()) {
      patience.failed(account, address);
      throw new BadCredentialsException("wrong");
    }
    patience.succeeded(account, address);
    return new UsernamePasswordAuthenticationToken(
        person.get().id(), null, List.of(new SimpleGrantedAuthority("ROLE_PERSON")));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
