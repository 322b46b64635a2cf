package vn.congvan.sms;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.congvan.sms.twilio.TwilioGateway;

/** The gateway that is set; without one nothing is sent. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmsSettings.class)
class SmsConfiguration {

  @Bean
  @ConditionalOnProperty("congvan.sms.account")
  SmsGateway twilioGateway(SmsSettings settings) {
    return new TwilioGateway(settings);
  }
}
