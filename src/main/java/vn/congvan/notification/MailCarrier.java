package vn.congvan.notification;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congvan.notification.NoticeMails.Letter;

/**
 * Carries what lies in the outbox to the mail server, again and again, outside of any transaction,
 * so that a server that thinks holds nothing.
 */
@Component
class MailCarrier {

  private static final Logger log = LoggerFactory.getLogger(MailCarrier.class);
  private static final int AT_ONCE = 200;

  private final NoticeMails mails;
  private final NotificationSettings settings;
  private final ObjectProvider<JavaMailSender> servers;

  MailCarrier(
      NoticeMails mails, NotificationSettings settings, ObjectProvider<JavaMailSender> servers) {
    this.mails = mails;
    this.settings = settings;
    this.servers = servers;
  }

  /** Sends what is due; returns how many e-mails were taken in hand. */
  @Scheduled(
      initialDelayString = "${congvan.notification.round-after:PT15S}",
      fixedDelayString = "${congvan.notification.round-every:PT5S}")
  int round() {
    var server = servers.getIfAvailable();
    if (server == null) {
      return 0;
    }
    var due = mails.due(AT_ONCE);
    due.forEach(noticeId -> carry(noticeId, server));
    return due.size();
  }

  private void carry(UUID noticeId, JavaMailSender server) {
    try {
      var letter = mails.take(noticeId);
      if (letter.isPresent()) {
        send(letter.get(), server);
        mails.gone(noticeId);
      }
    } catch (MessagingException | RuntimeException trouble) {
      // An address stands in the messages of a mail server, so the message is not logged; whatever
      // is wrong with one e-mail, the others still go.
      log.warn(
          "The e-mail of notice {} was not sent ({}) and is tried again later",
          noticeId,
          trouble.getClass().getSimpleName());
      mails.postpone(noticeId, trouble.getClass().getSimpleName());
    }
  }

  private void send(Letter letter, JavaMailSender server) throws MessagingException {
    var message = server.createMimeMessage();
    var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(settings.mailFrom());
    helper.setTo(letter.address());
    helper.setSubject(letter.subject());
    helper.setText(letter.text());
    message.setHeader("Auto-Submitted", "auto-generated");
    // Spring keeps an id that is set before it sends.
    message.setHeader("Message-ID", "<" + letter.noticeId() + "@congvan>");
    server.send(message);
  }
}
