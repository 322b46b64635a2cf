package vn.congvan.sms.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The door of the gateway: by its signature, no session, no cookie, no person. */
@Configuration(proxyBeanMethods = false)
class SmsDoor {

  @Bean
  @Order(7)
  SecurityFilterChain smsGateways(HttpSecurity http) throws Exception {
    http.securityMatcher(withDefaults().matcher("/sms/status/**"))
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
        .requestCache(cache -> cache.disable())
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/sms/status/**"))
                    .permitAll()
                    .anyRequest()
                    .denyAll());
    return http.build();
  }
}
