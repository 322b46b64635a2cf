package vn.congvan.bench;

import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import vn.congvan.CongVanApplication;

/**
 * The whole product, except that no ladder is begun for a deadline: only to measure what the
 * ladders cost whoever opens one. It is no component, and the product has no switch for it.
 */
class OfficeWithoutLadders {

  static final String NAME = "vn.congvan.bench.OfficeWithoutLadders";

  public static void main(String[] args) {
    new SpringApplicationBuilder(CongVanApplication.class, OfficeWithoutLadders.class).run(args);
  }

  @Bean
  static BeanDefinitionRegistryPostProcessor nobodyListens() {
    return registry -> {
      registry.removeBeanDefinition("underwayReminders");
      registry.removeBeanDefinition("openDeadlines");
    };
  }
}
