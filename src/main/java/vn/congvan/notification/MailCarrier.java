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
  // A server that says nothing takes its whole patience for each.
  private static final int ENOUGH_TROUBLE = 3;

  private final NoticeMails mails;
  private final NotificationSettings settings;
  private final ObjectProvider<JavaMailSender> servers;

  MailCarrier(
      NoticeMails mails, NotificationSettings settings, ObjectProvider<JavaMailSender> servers) {
    this.mails = mails;
    this.settings = settings;
    this.servers = servers;
    servers.ifAvailable(server -> ShortCalls.limit(server, settings.longestCall()));
  }

  /**
   * Sends what is due, as long as the server answers; returns how many e-mails were taken in hand.
   */
  @Scheduled(
      initialDelayString = "${congvan.notification.round-after:PT15S}",
      fixedDelayString = "${congvan.notification.round-every:PT5S}")
  int round() {
    var server = servers.getIfAvailable();
    if (server == null) {
      return 0;
    }
    var carried = 0;
    var troubles = 0;
    for (var noticeId : mails.due(AT_ONCE)) {
      if (troubles == ENOUGH_TROUBLE) {
        log.warn("The mail server is left alone until the next round");
        break;
      }
      troubles = carry(noticeId, server) ? 0 : troubles + 1;
      carried++;
    }
    return carried;
  }

  /** Says whether the server may be asked for the next one. */
  private boolean carry(UUID noticeId, JavaMailSender server) {
    try {
      var letter = mails.take(noticeId);
      if (letter.isPresent()) {
        send(letter.get(), server);
        mails.gone(noticeId);
      }
      return true;
    } catch (MessagingException | RuntimeException trouble) {
      // An address stands in the messages of a mail server, so the message is not logged; whatever
      // is wrong with one e-mail, the others still go.
      log.warn(
          "The e-mail of notice {} was not sent ({}) and is tried again later",
          noticeId,
          trouble.getClass().getSimpleName());
      var kind = MailTrouble.of(trouble);
      mails.postpone(noticeId, kind, trouble.getClass().getSimpleName());
      return !kind.isOfServer();
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
