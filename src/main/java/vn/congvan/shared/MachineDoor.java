package vn.congvan.shared;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;

/** What the doors of all machines have in common: no session, no cookie, nothing to be shown. */
public final class MachineDoor {

  private MachineDoor() {}

  /** Begins a door at the path and all below it; whose door it is says who comes in. */
  public static HttpSecurity at(String path, HttpSecurity http) throws Exception {
    return http.securityMatcher(withDefaults().matcher(path + "/**"))
        .csrf(csrf -> csrf.disable())
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.disable())
                    .contentSecurityPolicy(
                        policy ->
                            policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable());
  }
}
