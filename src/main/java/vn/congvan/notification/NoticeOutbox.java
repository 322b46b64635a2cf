package vn.congvan.notification;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The e-mails that are still to be sent. */
@Component
class NoticeOutbox {

  private final JdbcClient database;
  private final boolean open;

  NoticeOutbox(JdbcClient database, ObjectProvider<JavaMailSender> servers) {
    this.database = database;
    this.open = servers.getIfAvailable() != null;
  }

  /** Whether a mail server is configured. */
  boolean isOpen() {
    return open;
  }

  /** Leaves an e-mail to be sent once the present transaction has committed. */
  void put(UUID noticeId, OffsetDateTime at) {
    database
        .sql("insert into notice_mail (notice_id, due_at, tries) values (?, ?, 0)")
        .param(noticeId)
        .param(at)
        .update();
  }
}
