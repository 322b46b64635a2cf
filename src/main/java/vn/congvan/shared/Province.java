package vn.congvan.shared;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the whole province shares. */
@Configuration(proxyBeanMethods = false)
class Province {

  @Bean
  ProvinceClock provinceClock() {
    return new ProvinceClock();
  }
}
