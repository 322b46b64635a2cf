package vn.congvan.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.congvan.organization.PasswordChanged;

/**
 * The browsers on which people have logged in before, by a cookie that only the login page gets. It
 * opens nothing; it only keeps strangers' failures from making its owner wait.
 */
@Component
class KnownDevices {

  static final String COOKIE = "CONGVAN-DEVICE";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final JdbcClient database;
  private final DoorSettings settings;
  private final boolean secure;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Autowired
  KnownDevices(
      JdbcClient database,
      DoorSettings settings,
      @Value("${server.servlet.session.cookie.secure:true}") boolean secure) {
    this(database, settings, secure, Clock.systemUTC());
  }

  KnownDevices(JdbcClient database, DoorSettings settings, boolean secure, Clock realTime) {
    this.database = database;
    this.settings = settings;
    this.secure = secure;
    this.clock = realTime;
  }

  /** The device of this request, if that account has logged in on it before. */
  @Nullable String of(String account) {
    var request = request();
    return request == null
        ? null
        : token(request)
            .map(KnownDevices::hash)
            .filter(device -> isKnown(device, account))
            .orElse(null);
  }

  @EventListener
  @Transactional
  public void cameIn(InteractiveAuthenticationSuccessEvent login) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes bound
        && bound.getResponse() != null) {
      remember(login.getAuthentication().getName(), bound.getRequest(), bound.getResponse());
    }
  }

  /** Remembers that the person has logged in here. */
  private void remember(String person, HttpServletRequest request, HttpServletResponse response) {
    var token = token(request).orElseGet(this::newToken);
    var device = hash(token);
    forgetUnused();
    var renewed =
        database
            .sql(
                "update known_device set last_login_at = :at where device = :device and person_id = :person")
            .param("at", now())
            .param("device", device)
            .param("person", person)
            .update();
    if (renewed == 0) {
      database
          .sql(
              "insert into known_device (device, person_id, last_login_at) values (:device, :person, :at)")
          .param("device", device)
          .param("person", person)
          .param("at", now())
          .update();
    }
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, token)
            .path("/login")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .maxAge(settings.deviceKnownFor())
            .build()
            .toString());
  }

  /** Forgets all devices of the person: whoever knew the old password may have had one. */
  @EventListener
  @Transactional
  public void passwordChanged(PasswordChanged change) {
    database
        .sql("delete from known_device where person_id = :person")
        .param("person", change.personId())
        .update();
  }

  private void forgetUnused() {
    database
        .sql("delete from known_device where last_login_at < :before")
        .param("before", clock.instant().minus(settings.deviceKnownFor()).atOffset(ZoneOffset.UTC))
        .update();
  }

  private boolean isKnown(String device, String account) {
    return database
            .sql(
                """
                select count(*) from known_device
                where device = :device and person_id = :person and last_login_at >= :since
                """)
            .param("device", device)
            .param("person", account)
            .param(
                "since", clock.instant().minus(settings.deviceKnownFor()).atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single()
        > 0;
  }

  private Object now() {
    return Instant.now(clock).atOffset(ZoneOffset.UTC);
  }

  private String newToken() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<String> token(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE) && FORM.matcher(cookie.getValue()).matches()) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes bound
        ? bound.getRequest()
        : null;
  }

  private static String hash(String token) {
    return DigestUtils.sha256Hex(token);
  }
}
