package vn.congvan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server means by its answers: who is refused, and whether to try again. */
class MailTroubleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT | 550 5.1.1 no such user | NO_ADDRESS",
        "RCPT | 553 no such mailbox | NO_ADDRESS",
        "RCPT | 550 mailbox unavailable | NO_ADDRESS",
        "RCPT | 552 5.2.2 mailbox full | ADDRESS",
        "RCPT | 550 5.2.1 mailbox disabled | ADDRESS",
        "RCPT | 501 5.1.3 bad syntax | ADDRESS",
        "RCPT | 450 4.2.0 greylisted | ADDRESS",
        "RCPT | 550 5.7.1 relaying denied | REFUSED",
        "RCPT | 550 relay not permitted | REFUSED",
        "RCPT | 550 5.1.8 no such domain of the sender | REFUSED",
        "RCPT | 554 5.7.1 blocked by a list | REFUSED",
        "RCPT | 530 5.7.0 authenticate first | REFUSED",
        "RCPT | 503 5.5.1 authenticate first | REFUSED",
        "MAIL | 530 5.7.0 authenticate first | REFUSED",
        "MAIL | 550 5.1.0 sender rejected | REFUSED",
        "DATA | 554 5.7.1 looks like spam | REFUSED"
      })
  void onlyAnAddressThatDoesNotExistIsGivenUpAtOnce(String where, String answer, MailTrouble meant)
      throws IOException {
    try (var server = new SilentServer(0, "an", where, answer)) {
      var sender = new JavaMailSenderImpl();
      sender.setHost("127.0.0.1");
      sender.setPort(server.port());
      var mail = new SimpleMailMessage();
      mail.setFrom("congvan@vinhlong.example.vn");
      mail.setTo("an@example.vn");
      mail.setText("Nhắc việc");
      var refused = catchThrowableOfType(MailException.class, () -> sender.send(mail));
      assertThat(refused).isNotNull();
      var trouble = MailTrouble.of(refused);
      assertThat(trouble).isEqualTo(meant);
      assertThat(trouble.isForGood()).isEqualTo(meant == MailTrouble.NO_ADDRESS);
      assertThat(trouble.isOfServer()).isEqualTo(meant == MailTrouble.REFUSED);
      assertThat(server.taken()).isEmpty();
    }
  }
}
