package vn.congvan.security;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;
import vn.congvan.organization.Directory;

/** Coming in, going out and being kept out are acts. */
@Component
class LoginActs {

  private final Acts acts;
  private final Directory directory;

  LoginActs(Acts acts, Directory directory) {
    this.acts = acts;
    this.directory = directory;
  }

  /** Only by the login page: programs that give their password at each request would drown it. */
  @EventListener
  void cameIn(InteractiveAuthenticationSuccessEvent login) {
    acts.done(ActInHand.momentary("login").by(login.getAuthentication().getName()));
  }

  @EventListener
  void wasKeptOut(AbstractAuthenticationFailureEvent refused) {
    if (refused.getException() instanceof MustWait waiting && !waiting.isFirst()) {
      return;
    }
    var name = refused.getAuthentication().getName();
    // What is no account is not written down: people type their password into the wrong field.
    var account =
        name == null ? null : directory.person(name.strip()).map(Directory.Person::id).orElse(null);
    acts.brokeOff(
        ActInHand.momentary("loginRefused").by(account),
        Outcome.REFUSED,
        refused.getException() instanceof MustWait ? "MustWait" : "WrongPassword");
  }

  @EventListener
  void wentOut(LogoutSuccessEvent logout) {
    acts.done(ActInHand.momentary("logout").by(logout.getAuthentication().getName()));
  }
}
