package vn.congvan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What the product's own settings say about rounds and about the mail server. */
class RoundsSettingsTest {

  @EnableScheduling
  static class Rounds {}

  private final ApplicationContextRunner product =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withPropertyValues("spring.mail.host=mail.example.vn")
          .withUserConfiguration(Rounds.class)
          .withConfiguration(
              AutoConfigurations.of(
                  TaskSchedulingAutoConfiguration.class, MailSenderAutoConfiguration.class));

  @Test
  void aRoundThatWaitsHoldsUpNoOther() {
    product.run(
        context ->
            assertThat(
                    context
                        .getBean(ThreadPoolTaskScheduler.class)
                        .getScheduledThreadPoolExecutor()
                        .getCorePoolSize())
                .isEqualTo(8));
  }

  @Test
  void aMailServerThatSaysNothingIsNotWaitedForForever() {
    product.run(
        context ->
            assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.timeout", "20000")
                .containsEntry("mail.smtp.writetimeout", "20000")
                .containsEntry("mail.smtp.quitwait", "false"));
  }
}
