package vn.congvan.bench;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import vn.congvan.CongVanApplication;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;

/**
 * The whole product, except that nothing is written down of what people do: only to measure what
 * the record costs. It is no component, and the product has no switch for it.
 */
class OfficeWithoutRecord {

  public static void main(String[] args) {
    new SpringApplicationBuilder(CongVanApplication.class, OfficeWithoutRecord.class).run(args);
  }

  @Bean
  @Primary
  Acts nothing() {
    return new Acts() {
      @Override
      public void done(ActInHand act) {}

      @Override
      public void brokeOff(ActInHand act, Throwable cause) {}

      @Override
      public void brokeOff(ActInHand act, Outcome outcome, String reason) {}
    };
  }
}
