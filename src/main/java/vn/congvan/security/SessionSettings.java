package vn.congvan.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long one stays in.
 *
 * @param longest after this span one logs in anew, however busy the session was
 */
@ConfigurationProperties("congvan.sessions")
record SessionSettings(@DefaultValue("12h") Duration longest) {}
