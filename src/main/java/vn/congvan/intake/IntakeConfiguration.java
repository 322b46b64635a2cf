package vn.congvan.intake;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.congvan.intake.signatures.SignatureSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntakeSettings.class, SignatureSettings.class})
@EnableScheduling
class IntakeConfiguration {}
