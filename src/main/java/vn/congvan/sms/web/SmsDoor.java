package vn.congvan.sms.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import vn.congvan.shared.MachineDoor;

/** The door of the gateway: by its signature, no person. */
@Configuration(proxyBeanMethods = false)
class SmsDoor {

  @Bean
  @Order(7)
  SecurityFilterChain smsGateways(HttpSecurity http) throws Exception {
    return MachineDoor.at("/sms/status", http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/sms/status/**"))
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .build();
  }
}
