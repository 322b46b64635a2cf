package vn.congvan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.RegisterSlice;

/** What people are told and what they see of it, on whichever database. */
@SpringBootTest(
    classes = NotificationsContract.Slice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.properties.hibernate.jdbc.time_zone=UTC",
      "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
      "spring.messages.basename=messages/notification",
      "logging.level.root=error"
    })
abstract class NotificationsContract {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  @Configuration(proxyBeanMethods = false)
  @Import({
    RegisterSlice.class,
    MessageSourceAutoConfiguration.class,
    Notifications.class,
    NoticeCentre.class,
    ChannelRules.class,
    NoticeOutbox.class
  })
  static class Slice {}

  @Autowired Notifications notifications;
  @Autowired NoticeCentre centre;
  @Autowired FakeDirectory directory;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  @Autowired ProvinceClock clock;
  @Autowired MessageSource words;

  private String agency;
  private String head;
  private String officer;

  @BeforeEach
  void anOffice() {
    var chance = UUID.randomUUID().toString().substring(0, 8);
    agency = "a" + chance;
    head = "head." + chance;
    officer = "officer." + chance;
    RegisterSlice.createAgency(database, agency);
    directory.agency(agency, "Sở " + chance, "province");
    directory.unit(agency + ".vp", agency, "Văn phòng");
    directory.post(head, agency, agency + ".vp", Role.HEAD);
    directory.post(officer, agency, agency + ".vp", Role.SPECIALIST);
  }

  private Notice overdue(String occasion, String... groups) {
    return Notice.about(
        NoticeKind.DEADLINE_OVERDUE,
        agency,
        null,
        List.of(groups),
        occasion,
        "07/09/2026 17:00",
        "Xử lý văn bản");
  }

  private String postOf(String person) {
    return directory.postsOf(person).get(0).group();
  }

  @Test
  void everybodyInTheGroupsIsToldOnceHoweverOftenItIsTold() {
    var notice = overdue("mot", Role.HEAD.at(agency + ".vp"), postOf(officer), postOf(head));

    assertThat(notifications.tell(notice)).isEqualTo(2);
    assertThat(notifications.tell(notice)).isZero();
    assertThat(notifications.tell(overdue("hai", postOf(officer)))).isEqualTo(1);

    assertThat(centre.unread(head)).isEqualTo(1);
    assertThat(centre.unread(officer)).isEqualTo(2);
    assertThat(centre.page(head, true, 0, 10, VIETNAMESE).lines())
        .extracting(NoticeCentre.Line::sentence)
        .containsExactly("Đã quá hạn 07/09/2026 17:00: Xử lý văn bản");
    assertThat(centre.page(head, true, 0, 10, Locale.ENGLISH).lines())
        .extracting(NoticeCentre.Line::sentence)
        .containsExactly("Overdue since 07/09/2026 17:00: Xử lý văn bản");
  }

  @Test
  void whatIsUndoneWasNeverTold() {
    transaction.executeWithoutResult(
        status -> {
          assertThat(notifications.tell(overdue("mot", postOf(officer)))).isEqualTo(1);
          status.setRollbackOnly();
        });

    assertThat(centre.unread(officer)).isZero();
  }

  @Test
  void whatWaitsForTheDigestIsNotShownBefore() {
    var near =
        Notice.about(
            NoticeKind.DEADLINE_NEAR,
            agency,
            null,
            List.of(postOf(officer)),
            "mot",
            "mai",
            "còn 1");

    assertThat(notifications.tell(near)).isEqualTo(1);

    assertThat(centre.unread(officer)).isZero();
    assertThat(centre.page(officer, false, 0, 10, VIETNAMESE).lines()).isEmpty();
    assertThat(
            database
                .sql("select in_app from notice_for_digest where person_id = ?")
                .param(officer)
                .query(Boolean.class)
                .list())
        .containsExactly(true);
  }

  @Test
  void aNoticeIsReadByItsReaderOnlyAndLeadsToItsTask() {
    notifications.tell(overdue("mot", postOf(officer)).task("task-1").urgency(3));
    var line = centre.page(officer, true, 0, 10, VIETNAMESE).lines().get(0);

    assertThatThrownBy(() -> centre.open(line.id(), head)).isInstanceOf(NotFound.class);
    assertThat(centre.unread(officer)).isEqualTo(1);

    assertThat(line.urgencyInWords()).isEqualTo("Hỏa tốc");
    assertThat(centre.open(line.id(), officer))
        .isEqualTo("/camunda/app/tasklist/default/#/?task=task-1");
    assertThat(centre.unread(officer)).isZero();
    assertThat(centre.page(officer, true, 0, 10, VIETNAMESE).lines()).isEmpty();
    assertThat(centre.page(officer, false, 0, 10, VIETNAMESE).lines()).hasSize(1);
  }

  @Test
  void allIsReadThatWasThereWhenTheListWasShown() {
    for (var i = 0; i < 3; i++) {
      notifications.tell(overdue("lần " + i, postOf(officer)));
    }
    var shown = centre.now();
    clock.forward(Duration.ofMinutes(1));
    notifications.tell(overdue("sau", postOf(officer)));

    centre.readAll(officer, shown);

    assertThat(centre.unread(officer)).isEqualTo(1);
    var page = centre.page(officer, false, 0, 2, VIETNAMESE);
    assertThat(page.more()).isTrue();
    assertThat(page.lines().get(0).unread()).isTrue();
    assertThat(page.lines().get(1).unread()).isFalse();
  }

  @Test
  void theBellStopsCountingAtAHundred() {
    for (var i = 0; i < 105; i++) {
      notifications.tell(overdue("lần " + i, postOf(officer)));
    }

    assertThat(centre.unread(officer)).isEqualTo(NoticeCentre.COUNTED + 1);
  }

  @Test
  void everyKindHasItsWordsInBothLanguages() {
    for (var kind : NoticeKind.values()) {
      for (var locale : List.of(VIETNAMESE, Locale.ENGLISH)) {
        assertThat(words.getMessage("notice." + kind, new Object[] {"a", "b", "c"}, locale))
            .as("%s", kind)
            .doesNotContain("{");
        assertThat(words.getMessage("notice." + kind + ".kind", null, locale)).isNotBlank();
        if (kind != NoticeKind.DAILY_DIGEST) {
          assertThat(words.getMessage("notice." + kind + ".count", new Object[] {3}, locale))
              .contains("3");
        }
      }
    }
  }
}
