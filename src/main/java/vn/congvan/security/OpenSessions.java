package vn.congvan.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.congvan.organization.PasswordChanged;

/**
 * Who is logged in where, in this process: each sees his own sessions and ends them; a changed
 * password ends all but the one in which it was changed.
 */
@Component
class OpenSessions implements HttpSessionListener, HttpSessionIdListener {

  /** One session as its owner sees it; {@code key} names it without giving its secret away. */
  record OpenSession(
      UUID key, String person, Instant since, String address, String browser, HttpSession session) {

    Instant lastSeen() {
      try {
        return Instant.ofEpochMilli(session.getLastAccessedTime());
      } catch (IllegalStateException ended) {
        return since;
      }
    }
  }

  private static final int LONGEST_BROWSER = 300;

  private final SessionSettings settings;
  private final Clock clock;
  private final Map<String, OpenSession> byId = new ConcurrentHashMap<>();

  @Autowired
  OpenSessions(SessionSettings settings) {
    this(settings, Clock.systemUTC());
  }

  OpenSessions(SessionSettings settings, Clock realTime) {
    this.settings = settings;
    this.clock = realTime;
  }

  @EventListener
  void cameIn(InteractiveAuthenticationSuccessEvent login) {
    var bound = bound();
    if (bound != null) {
      open(login.getAuthentication().getName(), bound.getRequest());
    }
  }

  void open(String person, HttpServletRequest request) {
    var session = request.getSession();
    var browser = request.getHeader(HttpHeaders.USER_AGENT);
    byId.put(
        session.getId(),
        new OpenSession(
            UUID.randomUUID(),
            person,
            clock.instant(),
            request.getRemoteAddr(),
            browser == null
                ? ""
                : browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)),
            session));
  }

  /** The person's sessions, the one seen last first. */
  List<OpenSession> of(String person) {
    return byId.values().stream()
        .filter(open -> open.person().equals(person))
        .sorted(Comparator.comparing(OpenSession::lastSeen).reversed())
        .toList();
  }

  /** Whether the session has lasted as long as one may. */
  boolean isOver(HttpSession session) {
    var open = byId.get(session.getId());
    return open != null && !clock.instant().isBefore(open.since().plus(settings.longest()));
  }

  /** Ends one session of the person; returns whether there was one under that key. */
  boolean end(String person, UUID key) {
    var found =
        byId.values().stream()
            .filter(open -> open.person().equals(person) && open.key().equals(key))
            .toList();
    found.forEach(OpenSessions::end);
    return !found.isEmpty();
  }

  /** Ends all sessions of the person but the one named; returns how many that were. */
  int endOthers(String person, @Nullable String but) {
    var others =
        byId.entrySet().stream()
            .filter(open -> open.getValue().person().equals(person))
            .filter(open -> !open.getKey().equals(but))
            .map(Map.Entry::getValue)
            .toList();
    others.forEach(OpenSessions::end);
    return others.size();
  }

  /** Whoever changed it himself stays in, under another session id and as one who belongs here. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void passwordChanged(PasswordChanged change) {
    var bound = bound();
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (bound == null || who == null || !change.personId().equals(who.getName())) {
      endOthers(change.personId(), null);
      return;
    }
    var request = bound.getRequest();
    var response = bound.getResponse();
    if (request.getSession(false) != null && response != null) {
      endOthers(change.personId(), request.changeSessionId());
      var context =
          new SecurityContextImpl(
              PeopleAuthentication.in(change.personId(), PeopleAuthentication.PERSON));
      SecurityContextHolder.setContext(context);
      new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent ended) {
    byId.remove(ended.getSession().getId());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent changed, String before) {
    var open = byId.remove(before);
    if (open != null) {
      byId.put(changed.getSession().getId(), open);
    }
  }

  private static void end(OpenSession open) {
    try {
      open.session().invalidate();
    } catch (IllegalStateException endedMeanwhile) {
      // Just what was wanted.
    }
  }

  private static @Nullable ServletRequestAttributes bound() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes bound
        ? bound
        : null;
  }
}
