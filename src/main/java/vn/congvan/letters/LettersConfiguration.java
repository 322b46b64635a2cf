package vn.congvan.letters;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads how Word files are converted when the system starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConversionSettings.class)
class LettersConfiguration {}
