package vn.congvan.intake.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The other systems that may hand in documents, by account name. */
@Validated
@ConfigurationProperties("congvan.channels")
record ChannelSettings(@Valid @DefaultValue Map<String, Account> accounts) {

  /**
   * One system.
   *
   * @param secret hashed, with the name of the hash in front, for example {@code {bcrypt}$2a$10$…}
   * @param agencies the ids of the agencies that it may deliver to
   */
  record Account(
      @NotNull
          @Pattern(
              regexp = "\\{[a-zA-Z0-9@]+}.+",
              message = "phải là chuỗi băm, ví dụ {bcrypt}$2a$10$...")
          String secret,
      @NotEmpty Set<String> agencies) {}
}
