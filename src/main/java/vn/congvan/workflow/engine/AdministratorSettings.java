package vn.congvan.workflow.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The administrator, who comes from configuration and never from a web page (CVE-2026-77226).
 *
 * @param username the login
 */
@ConfigurationProperties("congvan.administrator")
record AdministratorSettings(String username) {}
