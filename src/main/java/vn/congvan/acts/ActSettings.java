package vn.congvan.acts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the record of acts is kept.
 *
 * @param sealEvery how long a committed act waits for its seal
 */
@ConfigurationProperties("congvan.acts")
record ActSettings(@DefaultValue("10s") Duration sealEvery) {}
