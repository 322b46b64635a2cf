package vn.congvan.intake.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import vn.congvan.shared.MachineDoor;

/** The door of other systems: by secret at each request, no person. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelSettings.class)
class ChannelDoor {

  @Bean
  @Order(5)
  SecurityFilterChain channels(
      HttpSecurity http, MachineAccounts accounts, AuthenticationEventPublisher events)
      throws Exception {
    return MachineDoor.at("/api/channel", http)
        // A manager of its own has no parent: a person's password opens nothing here.
        .authenticationManager(
            login -> {
              try {
                return accounts.check(login);
              } catch (AuthenticationException refused) {
                events.publishAuthenticationFailure(refused, login);
                throw refused;
              }
            })
        .httpBasic(Customizer.withDefaults())
        .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("CHANNEL"))
        .build();
  }
}
