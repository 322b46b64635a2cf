package vn.congvan.organization;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps the one account that comes from configuration, never from a web page (CVE-2026-77226): made
 * at the first start, and given the configured password at each start.
 */
@Component
class AdministratorAccount implements SmartInitializingSingleton {

  private final Directory directory;
  private final Staff staff;
  private final PasswordEncoder encoder;
  private final String username;
  private final String password;

  AdministratorAccount(
      Directory directory,
      Staff staff,
      PasswordEncoder encoder,
      @Value("${congvan.administrator.username:}") String username,
      @Value("${congvan.administrator.password:}") String password) {
    this.directory = directory;
    this.staff = staff;
    this.encoder = encoder;
    this.username = username;
    this.password = password;
  }

  /** Whether this person is the configured administrator. */
  boolean belongsTo(@Nullable String personId) {
    return !username.isEmpty() && username.equals(personId);
  }

  @Override
  public void afterSingletonsInstantiated() {
    // Which settings must be there is checked by the start itself; half an account is none.
    if (username.isEmpty() || password.isEmpty()) {
      return;
    }
    var known = directory.person(username);
    if (known.isEmpty()) {
      staff.engage(
          username,
          new PersonDetails("QTHT-" + username, "Quản trị hệ thống", null, null),
          new PasswordHash(encoder.encode(password), false));
    } else if (!encoder.matches(password, known.get().passwordHash())) {
      staff.takePassword(username, new PasswordHash(encoder.encode(password), false));
    }
  }
}
