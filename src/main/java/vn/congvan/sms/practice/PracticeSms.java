package vn.congvan.sms.practice;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.sms.SmsGateway;
import vn.congvan.sms.SmsSettings;
import vn.congvan.sms.twilio.TwilioGateway;

/**
 * The practice province's own gateway; opened when first asked for, in the demo profile only, where
 * no other one is set.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@ConditionalOnProperty(name = "congvan.sms.account", matchIfMissing = true, havingValue = "false")
class PracticeSms {

  @Bean(destroyMethod = "close")
  @Lazy
  PracticeGateway practiceGateway(
      ProvinceClock clock, @Value("${congvan.practice.sms-by-itself:true}") boolean byItself) {
    return new PracticeGateway(0, clock, byItself);
  }

  @Bean
  @Lazy
  SmsGateway practiceSmsGateway(SmsSettings settings, PracticeGateway gateway) {
    return new TwilioGateway(
        settings,
        gateway.address(),
        PracticeGateway.ACCOUNT,
        PracticeGateway.TOKEN,
        PracticeGateway.FROM);
  }
}
