package vn.congvan.notification;

import jakarta.mail.MessagingException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries what lies in the outbox to the mail server, again and again. */
@Component
class MailCarrier {

  private static final Logger log = LoggerFactory.getLogger(MailCarrier.class);
  private static final int AT_ONCE = 200;

  private final NoticeMails mails;

  MailCarrier(NoticeMails mails) {
    this.mails = mails;
  }

  /** Sends what is due; returns how many e-mails were taken in hand. */
  @Scheduled(
      initialDelayString = "${congvan.notification.round-after:PT15S}",
      fixedDelayString = "${congvan.notification.round-every:PT5S}")
  int round() {
    var due = mails.due(AT_ONCE);
    due.forEach(this::send);
    return due.size();
  }

  private void send(UUID noticeId) {
    try {
      mails.send(noticeId);
    } catch (MailException | MessagingException trouble) {
      // An address stands in the messages of a mail server, so the message is not logged.
      log.warn(
          "The e-mail of notice {} was not taken ({})",
          noticeId,
          trouble.getClass().getSimpleName());
      mails.postpone(noticeId, trouble.getClass().getSimpleName());
    }
  }
}
