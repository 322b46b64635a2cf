package vn.congvan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.access.Access;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
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

  private static final GreenMail POST_OFFICE = open();

  private static GreenMail open() {
    try (var free = new ServerSocket(0)) {
      var port = free.getLocalPort();
      free.close();
      var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
      // Machines that build do other things as well.
      setup.setServerStartupTimeout(30_000);
      var office = new GreenMail(setup);
      office.start();
      return office;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> POST_OFFICE.getSmtp().getPort());
    registry.add("spring.mail.properties.mail.smtp.timeout", () -> "300");
    registry.add("spring.mail.properties.mail.smtp.quitwait", () -> "false");
    registry.add("congvan.notification.longest-call", () -> "PT2S");
    registry.add("congvan.notification.mail-from", () -> "congvan@vinhlong.example.vn");
    registry.add("congvan.notification.address", () -> "https://congvan.example.vn");
  }

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(NotificationSettings.class)
  @Import({
    RegisterSlice.class,
    MessageSourceAutoConfiguration.class,
    Notifications.class,
    NoticeCentre.class,
    ChannelRules.class,
    NoticeOutbox.class,
    NoticeRules.class,
    MailChoices.class,
    NoticeMails.class,
    NoticePapers.class,
    MailCarrier.class,
    DailyDigests.class,
    DigestRound.class,
    MailSenderAutoConfiguration.class
  })
  static class Slice {

    @Bean
    Telephones telephones() {
      return new Telephones();
    }
  }

  @Autowired Notifications notifications;
  @Autowired NoticeRules rules;
  @Autowired MailChoices mailChoices;
  @Autowired NoticeMails mails;
  @Autowired MailCarrier carrier;
  @Autowired DigestRound digests;
  @Autowired DailyDigests dailyDigests;
  @Autowired Telephones telephones;
  @Autowired NoticeCentre centre;
  @Autowired Access access;
  @Autowired FakeDirectory directory;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  @Autowired ProvinceClock clock;
  @Autowired WorkingCalendar calendar;
  @Autowired MessageSource words;

  String agency;
  private String head;
  String officer;

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
        assertThat(
                words.getMessage("notice." + kind, new Object[] {"a", "b", "c", "d", "e"}, locale))
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

  @ParameterizedTest
  @CsvSource({
    "Hỏa tốc, Bộ Nội vụ, Văn bản hỏa tốc của Bộ Nội vụ, Express document of Bộ Nội vụ",
    "Thường, Chính phủ, Văn bản quan trọng của Chính phủ, Important document of Chính phủ",
    "Hỏa tốc hẹn giờ, '', Văn bản hỏa tốc hẹn giờ, Timed express document"
  })
  void anUrgentDocumentIsToldInOneSentence(
      String urgency, String issuer, String vietnamese, String english) {
    var given = urgency + "\n" + issuer;
    assertThat(NoticeSentence.of(words, NoticeKind.URGENT_DOCUMENT, given, VIETNAMESE))
        .isEqualTo(vietnamese);
    assertThat(NoticeSentence.of(words, NoticeKind.URGENT_DOCUMENT, given, Locale.ENGLISH))
        .isEqualTo(english);
  }

  private List<String> mailsTo(String person) {
    return Arrays.stream(POST_OFFICE.getReceivedMessages())
        .filter(mail -> goesTo(mail, person + "@example.vn"))
        .map(NotificationsContract::text)
        .toList();
  }

  private static boolean goesTo(MimeMessage mail, String address) {
    try {
      return mail.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage message) {
    try {
      return message.getSubject() + "\n" + message.getContent();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private UUID aDocument(int secrecy) {
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into document (id, agency_id, direction, state, arrived_at, number, symbol, subject,
              urgency, secrecy, version)
            values (?, ?, 'IN', 'REGISTERED', current_timestamp, '12', 'BNV-VP', 'Về việc rà soát', 0, ?, 0)
            """)
        .param(id)
        .param(agency)
        .param(secrecy)
        .update();
    return id;
  }

  private UUID aDocumentOpenTo(String person, int secrecy) {
    var id = aDocument(secrecy);
    transaction.executeWithoutResult(status -> access.open(id, postOf(person)));
    return id;
  }

  private void remind(String person, @Nullable UUID documentId, String occasion) {
    notifications.tell(
        Notice.about(
            NoticeKind.DEADLINE_REMINDED,
            agency,
            documentId,
            List.of(postOf(person)),
            occasion,
            "07/09/2026 17:00",
            "đề nghị xử lý ngay"));
  }

  @Test
  void anEMailToWhomTheDocumentIsNotOpenBearsNothingOfIt() {
    directory.address(officer, officer + "@example.vn");
    var document = aDocumentOpenTo(head, 0);
    remind(officer, document, "mot");

    carrier.round();

    assertThat(mailsTo(officer))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail)
                    .startsWith("Nhắc việc\nNhắc việc\r\n")
                    .doesNotContain("đề nghị")
                    .doesNotContain("12/BNV-VP")
                    .doesNotContain("Về việc rà soát"));
  }

  @Test
  void theSubjectOfAnEMailIsShortAndItsTextWhole() {
    directory.address(officer, officer + "@example.vn");
    var long300 = "rất gấp ".repeat(37);
    notifications.tell(
        Notice.about(
            NoticeKind.DEADLINE_REMINDED,
            agency,
            null,
            List.of(postOf(officer)),
            "dài",
            "07/09/2026 17:00",
            long300));

    carrier.round();

    var lines = mailsTo(officer).get(0).lines().toList();
    assertThat(lines.get(0)).hasSize(150).endsWith("…");
    assertThat(lines.get(1)).contains(long300.strip());
  }

  @Test
  void theDigestByMailBearsNothingOfWhatIsNotOpenAndSaysHowMuchItLeavesOut() {
    directory.address(officer, officer + "@example.vn");
    untilAMonday();
    digests.round();
    near(officer, "0 mở", aDocumentOpenTo(officer, 0));
    near(officer, "1 không mở", aDocumentOpenTo(head, 0));
    for (var i = 0; i < 51; i++) {
      near(officer, "2 lần " + i);
    }
    untilTheNextMorningAt("08:00");
    digests.round();
    carrier.round();

    var mail = mailsTo(officer).get(0);
    assertThat(mailsTo(officer)).hasSize(1);
    assertThat(mail.lines().filter(line -> line.startsWith("- "))).hasSize(50);
    assertThat(mail).contains("và 3 việc khác");
    assertThat(mail.split("Về việc rà soát", -1)).as("named once").hasSize(2);
  }

  @Test
  void oneEMailThatCannotBeMadeHoldsUpNoOther() {
    directory.address(officer, officer + "@example.vn");
    directory.address(head, head + "@example.vn");
    remind(head, null, "mot");
    database.sql("update notice set kind = 'UNKNOWN' where person_id = ?").param(head).update();
    clock.forward(Duration.ofSeconds(1));
    remind(officer, null, "mot");

    carrier.round();

    assertThat(mailsTo(officer)).hasSize(1);
    assertThat(
            database
                .sql(
                    "select m.trouble from notice_mail m join notice n on n.id = m.notice_id where n.person_id = ?")
                .param(head)
                .query(String.class)
                .list())
        .containsExactly("IllegalArgumentException");
    database
        .sql("update notice set kind = 'DEADLINE_REMINDED' where person_id = ?")
        .param(head)
        .update();
  }

  @Test
  void anEMailInHandIsTakenByNobodyElseUntilItsTimeIsOver() {
    directory.address(officer, officer + "@example.vn");
    remind(officer, null, "mot");
    var id =
        database
            .sql("select id from notice where person_id = ?")
            .param(officer)
            .query(UUID.class)
            .single();

    assertThat(mails.take(id)).isPresent();
    assertThat(mails.take(id)).as("as from another node").isEmpty();
    carrier.round();
    assertThat(mailsTo(officer)).isEmpty();

    clock.forward(Duration.ofMinutes(11));
    carrier.round();
    assertThat(mailsTo(officer)).as("as after a kill").hasSize(1);
    assertThat(waitingMails(officer)).isZero();
  }

  @Test
  void anEMailComesOnceAndBearsTheAbstractOnlyOfWhatIsNotSecret() {
    directory.address(officer, officer + "@example.vn");
    for (var secrecy : List.of(0, 1)) {
      notifications.tell(
          Notice.about(
              NoticeKind.DEADLINE_REMINDED,
              agency,
              aDocumentOpenTo(officer, secrecy),
              List.of(postOf(officer)),
              "mot",
              "07/09/2026 17:00",
              "đề nghị xử lý ngay"));
    }
    assertThat(mailsTo(officer)).isEmpty();

    carrier.round();
    carrier.round();

    assertThat(mailsTo(officer)).hasSize(2);
    assertThat(mailsTo(officer))
        .allSatisfy(
            mail ->
                assertThat(mail)
                    .contains("Văn bản số 12/BNV-VP", "https://congvan.example.vn/notices"));
    assertThat(mailsTo(officer))
        .filteredOn(mail -> mail.contains("Về việc rà soát"))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail)
                    .startsWith("Nhắc việc có hạn 07/09/2026 17:00: đề nghị xử lý ngay"));
    assertThat(mailsTo(officer))
        .filteredOn(mail -> !mail.contains("Về việc rà soát"))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail).startsWith("Nhắc việc\nNhắc việc\r\n").doesNotContain("đề nghị"));
  }

  @Test
  void whatSomebodyWroteOfAClassifiedDocumentOrOfOneSeenNoMoreIsNotRepeated() {
    var open = aDocumentOpenTo(officer, 0);
    var classified = aDocumentOpenTo(officer, 1);
    var hidden = aDocument(0);
    for (var documentId : List.of(open, classified, hidden)) {
      remind(officer, documentId, "mot");
      notifications.tell(
          Notice.about(
              NoticeKind.DEADLINE_OVERDUE,
              agency,
              documentId,
              List.of(postOf(officer)),
              "mot",
              "07/09/2026 17:00",
              Notice.inBoth("Xử lý văn bản", "Handling")));
    }
    assertThat(centre.page(officer, false, 0, 10, VIETNAMESE).lines())
        .filteredOn(line -> line.kind() == NoticeKind.DEADLINE_REMINDED)
        .extracting(NoticeCentre.Line::sentence)
        .containsExactlyInAnyOrder(
            "Nhắc việc", "Nhắc việc", "Nhắc việc có hạn 07/09/2026 17:00: đề nghị xử lý ngay");
    assertThat(centre.page(officer, false, 0, 10, Locale.ENGLISH).lines())
        .filteredOn(line -> line.kind() == NoticeKind.DEADLINE_OVERDUE)
        .extracting(NoticeCentre.Line::sentence)
        .as("what nobody wrote stays")
        .containsOnly("Overdue since 07/09/2026 17:00: Handling");
  }

  @Test
  void oldNoticesKeepTheirWordsAndTheUndatedHaveNone() {
    assertThat(NoticeSentence.of(words, NoticeKind.DEADLINE_NEAR, "mai\ncòn 1 giờ", Locale.ENGLISH))
        .isEqualTo("Due soon: mai, còn 1 giờ");
    assertThat(
            NoticeSentence.of(
                words, NoticeKind.DEADLINE_REMINDED, "không có hạn\nAn", Locale.ENGLISH))
        .isEqualTo("Reminder: An");
    assertThat(NoticeSentence.of(words, NoticeKind.DEADLINE_REMINDED, "\nAn", VIETNAMESE))
        .isEqualTo("Nhắc việc: An");
  }

  @Test
  void aLineBreakInTheWordsIsNoFurtherWord() {
    assertThat(Notice.lines(List.of("mai", "một\r\nhai\nba"))).isEqualTo("mai\nmột hai ba");
  }

  @Test
  void thatAMessageFailedIsToldByNone() {
    for (var kind : List.of(NoticeKind.SMS_FAILED, NoticeKind.SMS_BUDGET_REACHED)) {
      assertThat(kind.choices(NoticeChannel.SMS)).containsExactly(Manner.OFF);
      assertThatThrownBy(
              () ->
                  rules.decide(
                      "admin",
                      agency,
                      Role.CLERK,
                      Map.of(kind, Map.of(NoticeChannel.SMS, Manner.NOW))))
          .isInstanceOf(Refusal.class);
    }
  }

  @Test
  void whatTheMailServerDoesNotTakeIsTriedAgainAndGivenUpInTheEnd() throws Exception {
    directory.address(officer, officer + "@example.vn");
    POST_OFFICE.stop();
    try {
      notifications.tell(
          Notice.about(
              NoticeKind.DEADLINE_REMINDED,
              agency,
              null,
              List.of(postOf(officer)),
              "mot",
              "mai",
              "nhắc"));
      carrier.round();
      assertThat(waitingMails(officer)).isEqualTo(1);
      carrier.round();
      clock.forward(Duration.ofMinutes(2));
    } finally {
      POST_OFFICE.start();
    }
    carrier.round();

    assertThat(waitingMails(officer)).isZero();
    assertThat(mailsTo(officer)).hasSize(1);

    POST_OFFICE.stop();
    try {
      notifications.tell(
          Notice.about(
              NoticeKind.DEADLINE_REMINDED,
              agency,
              null,
              List.of(postOf(officer)),
              "hai",
              "mai",
              "nhắc"));
      for (var tries = 0; tries < 7; tries++) {
        assertThat(waitingMails(officer)).as("before try %d", tries).isEqualTo(1);
        carrier.round();
        clock.forward(Duration.ofHours(13));
      }
    } finally {
      POST_OFFICE.start();
    }
    assertThat(waitingMails(officer)).isZero();
    assertThat(centre.unread(officer)).as("it still stands in the notice centre").isEqualTo(2);
  }

  @Test
  void aMailServerThatTakesTheLineAndSaysNothingHoldsUpNobody() throws Exception {
    var people = List.of("an", "binh", "chi", "dung", "em").stream().map(agency::concat).toList();
    people.forEach(
        person -> {
          directory.post(person, agency, agency + ".vp", Role.SPECIALIST);
          directory.address(person, person + "@example.vn");
          remind(person, null, "mot");
        });
    var port = POST_OFFICE.getSmtp().getPort();
    POST_OFFICE.stop();
    try (var silent = new SilentServer(port, SilentServer.EVERYBODY, SilentServer.NOTHING)) {
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> carrier.round());
      assertThat(silent.connections()).as("then the server is left alone").isEqualTo(3);
    } finally {
      POST_OFFICE.start();
    }
    assertThat(people.stream().mapToInt(this::waitingMails).sum()).isEqualTo(5);

    clock.forward(Duration.ofMinutes(2));
    carrier.round();
    assertThat(people).allSatisfy(person -> assertThat(mailsTo(person)).hasSize(1));
  }

  @Test
  void aMailThatIsNeverAnsweredIsToldAsFailedInTheEndAndTheOthersArrive() throws Exception {
    var administrator = "quantri." + agency;
    directory.post(administrator, agency, agency + ".vp", Role.ADMINISTRATOR);
    directory.address(head, head + "@example.vn");
    directory.address(officer, officer + "@example.vn");
    remind(head, null, "mot");
    remind(officer, null, "mot");
    var port = POST_OFFICE.getSmtp().getPort();
    POST_OFFICE.stop();
    try (var server = new SilentServer(port, head, SilentServer.NOTHING)) {
      for (var tries = 0; tries < 7; tries++) {
        assertThat(waitingMails(head)).as("before try %d", tries).isEqualTo(1);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> carrier.round());
        assertThat(server.taken()).filteredOn(officer::equals).hasSize(1);
        clock.forward(Duration.ofHours(13));
      }
      assertThat(server.taken()).doesNotContain(head);
    } finally {
      POST_OFFICE.start();
    }
    assertThat(waitingMails(head)).isZero();
    assertThat(mailChoices.lastFailed(head))
        .hasValueSatisfying(
            failed -> assertThat(failed.trouble()).isEqualTo(MailTrouble.NO_ANSWER));
    assertThat(mailChoices.lastFailed(officer)).isEmpty();
    assertThat(rules.failedMails("admin", agency))
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.person()).contains(head);
              assertThat(failed.tries()).isEqualTo(7);
            });
    assertThat(centre.page(administrator, true, 0, 10, VIETNAMESE).lines())
        .extracting(NoticeCentre.Line::sentence)
        .singleElement()
        .asString()
        .contains(head, "Máy chủ thư không trả lời");
    assertThat(centre.page(administrator, true, 0, 10, Locale.ENGLISH).lines())
        .extracting(NoticeCentre.Line::sentence)
        .singleElement()
        .asString()
        .endsWith(": The mail server does not answer");
    assertThat(centre.unread(head)).as("it still stands in the notice centre").isEqualTo(1);
  }

  @Test
  void aMailThatIsAnsweredByDripsForeverHoldsUpNoOther() throws Exception {
    directory.address(head, head + "@example.vn");
    directory.address(officer, officer + "@example.vn");
    remind(head, null, "mot");
    remind(officer, null, "mot");
    var port = POST_OFFICE.getSmtp().getPort();
    POST_OFFICE.stop();
    try (var server = new SilentServer(port, head, SilentServer.DRIPPING)) {
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> carrier.round());
      assertThat(server.taken()).containsExactly(officer);
    } finally {
      POST_OFFICE.start();
    }
    assertThat(waitingMails(head)).as("tried again later").isEqualTo(1);
    clock.forward(Duration.ofMinutes(2));
    carrier.round();
    assertThat(mailsTo(head)).hasSize(1);
  }

  @Test
  void anAddressThatDoesNotExistIsGivenUpAtOnceAndToldOnceADay() throws Exception {
    var administrator = "quantri." + agency;
    directory.post(administrator, agency, agency + ".vp", Role.ADMINISTRATOR);
    for (var person : List.of(head, officer)) {
      directory.address(person, person + "@example.vn");
      remind(person, null, "mot");
    }
    var port = POST_OFFICE.getSmtp().getPort();
    POST_OFFICE.stop();
    try (var server = new SilentServer(port, agency.substring(1), "550 5.1.1 no such user")) {
      carrier.round();
      assertThat(server.taken()).isEmpty();
    } finally {
      POST_OFFICE.start();
    }
    assertThat(rules.failedMails("admin", agency))
        .hasSize(2)
        .allSatisfy(failed -> assertThat(failed.trouble()).isEqualTo(MailTrouble.NO_ADDRESS));
    assertThat(centre.unread(administrator)).isEqualTo(1);
  }

  @Test
  void aMailServerThatRefusesUsIsLeftAloneAndNoEMailIsLost() throws Exception {
    var people = List.of("an", "binh", "chi", "dung", "em").stream().map(agency::concat).toList();
    people.forEach(
        person -> {
          directory.post(person, agency, agency + ".vp", Role.SPECIALIST);
          directory.address(person, person + "@example.vn");
          remind(person, null, "mot");
        });
    var port = POST_OFFICE.getSmtp().getPort();
    POST_OFFICE.stop();
    try (var server = new SilentServer(port, agency, "554 5.7.1 relay access denied")) {
      carrier.round();
      assertThat(server.connections()).isEqualTo(3);
    } finally {
      POST_OFFICE.start();
    }
    clock.forward(Duration.ofMinutes(2));
    carrier.round();
    assertThat(people).allSatisfy(person -> assertThat(mailsTo(person)).hasSize(1));
  }

  @Test
  void aReasonThatWasKeptInVietnameseAloneIsStillToldInEnglish() {
    notifications.tell(
        Notice.about(
            NoticeKind.SMS_FAILED,
            agency,
            null,
            List.of(postOf(officer)),
            "cu",
            "Nguyễn Văn An",
            "Máy tắt"));

    assertThat(centre.page(officer, true, 0, 10, Locale.ENGLISH).lines())
        .extracting(NoticeCentre.Line::sentence)
        .singleElement()
        .asString()
        .endsWith("to Nguyễn Văn An did not arrive: Máy tắt");
  }

  private int waitingMails(String person) {
    return database
        .sql(
            "select count(*) from notice_mail m join notice n on n.id = m.notice_id where n.person_id = ?")
        .param(person)
        .query(Integer.class)
        .single();
  }

  @Test
  void aPersonDoesWithoutTheMailsThatMayBeSwitchedOff() {
    directory.address(head, head + "@example.vn");
    mailChoices.choose(head, List.of());
    for (var kind : List.of(NoticeKind.DEADLINE_REMINDED, NoticeKind.ESCALATED_TO_HEAD)) {
      notifications.tell(
          Notice.about(kind, agency, null, List.of(postOf(head)), "mot", "mai", "nhắc"));
    }
    carrier.round();

    assertThat(mailsTo(head)).hasSize(1);
    assertThat(mailsTo(head).get(0)).startsWith("Việc của đơn vị quá hạn");
    assertThat(mailChoices.of(head))
        .filteredOn(MailChoices.Choice::wanted)
        .allMatch(choice -> !choice.free());
  }

  @Test
  void anAgencyDecidesHowARoleIsTold() {
    rules.decide(
        "admin",
        agency,
        Role.HEAD,
        Map.of(
            NoticeKind.DEADLINE_OVERDUE, Map.of(NoticeChannel.IN_APP, Manner.DIGEST),
            NoticeKind.DEADLINE_NEAR, Map.of(NoticeChannel.IN_APP, Manner.NOW)));
    notifications.tell(overdue("mot", postOf(head), postOf(officer)));

    assertThat(centre.unread(head)).isZero();
    assertThat(centre.unread(officer)).isEqualTo(1);
    assertThat(
            rules.table("admin", agency, Role.HEAD).stream()
                .filter(line -> line.kind() == NoticeKind.DEADLINE_OVERDUE)
                .map(line -> line.of(NoticeChannel.IN_APP).holds()))
        .containsExactly(Manner.DIGEST);

    rules.decide(
        "admin",
        agency,
        Role.HEAD,
        Map.of(NoticeKind.DEADLINE_OVERDUE, Map.of(NoticeChannel.IN_APP, Manner.NOW)));
    notifications.tell(overdue("hai", postOf(head)));
    assertThat(centre.unread(head)).isEqualTo(1);

    assertThatThrownBy(
            () ->
                rules.decide(
                    "admin",
                    agency,
                    Role.HEAD,
                    Map.of(NoticeKind.DEADLINE_OVERDUE, Map.of(NoticeChannel.IN_APP, Manner.OFF))))
        .isInstanceOf(Refusal.class);
  }

  void untilTheNextMorningAt(String time) {
    var next = clock.today().plusDays(1).atTime(LocalTime.parse(time)).atZone(ProvinceClock.ZONE);
    clock.forward(Duration.between(clock.instant(), next.toInstant()));
  }

  /** Of a week without a holiday. */
  void untilAMonday() {
    while (clock.today().getDayOfWeek() != DayOfWeek.MONDAY
        || Stream.iterate(clock.today(), day -> day.plusDays(1))
            .limit(5)
            .anyMatch(day -> !calendar.isWorkingDay(agency, day))) {
      untilTheNextMorningAt("09:00");
    }
  }

  private void near(String person, String occasion) {
    near(person, occasion, null);
  }

  private void near(String person, String occasion, @Nullable UUID documentId) {
    notifications.tell(
        Notice.about(
            NoticeKind.DEADLINE_NEAR,
            agency,
            documentId,
            List.of(postOf(person)),
            occasion,
            "mai",
            "còn 1 ngày"));
  }

  @Test
  void oneDigestAWorkingMorningInsteadOfAFlood() {
    directory.address(officer, officer + "@example.vn");
    untilAMonday();
    digests.round();
    near(officer, "mot");
    near(officer, "hai");
    notifications.tell(overdue("ba", postOf(officer)));

    digests.round();
    assertThat(centre.unread(officer)).as("only what is overdue").isEqualTo(1);
    untilTheNextMorningAt("07:00");
    digests.round();
    assertThat(centre.unread(officer)).as("before the hour").isEqualTo(1);
    clock.forward(Duration.ofMinutes(31));
    digests.round();
    near(officer, "sau");
    digests.round();

    var lines = centre.page(officer, true, 0, 10, VIETNAMESE).lines();
    assertThat(lines)
        .extracting(NoticeCentre.Line::sentence)
        .containsExactly(
            "Sáng nay: 2 việc sắp đến hạn, 1 việc quá hạn",
            "Đã quá hạn 07/09/2026 17:00: Xử lý văn bản");
    assertThat(centre.page(officer, true, 0, 10, Locale.ENGLISH).lines().get(0).sentence())
        .isEqualTo("This morning: 2 due soon, 1 overdue");
    assertThat(lines.get(0).collected()).isEqualTo(3);
    assertThat(centre.collectedIn(lines.get(0).id(), officer, VIETNAMESE)).hasSize(3);
    assertThatThrownBy(() -> centre.collectedIn(lines.get(0).id(), head, VIETNAMESE))
        .isInstanceOf(NotFound.class);
    carrier.round();
    assertThat(mailsTo(officer)).hasSize(1);
    assertThat(mailsTo(officer).get(0))
        .contains("Sáng nay: 2 việc sắp đến hạn, 1 việc quá hạn", "- Sắp đến hạn mai");
  }

  @Test
  void noDigestComesOnASaturday() {
    untilAMonday();
    for (var day = 0; day < 4; day++) {
      untilTheNextMorningAt("09:00");
    }
    digests.round();
    near(officer, "mot");
    untilTheNextMorningAt("09:00");
    digests.round();
    assertThat(centre.unread(officer)).as("Saturday").isZero();
    untilTheNextMorningAt("09:00");
    untilTheNextMorningAt("09:00");
    digests.round();
    assertThat(centre.unread(officer)).as("Monday").isEqualTo(1);
  }

  @Test
  void aDigestThatWasCutOffIsToldOnce() {
    untilAMonday();
    digests.round();
    near(officer, "mot");
    untilTheNextMorningAt("08:00");
    var hour = dailyDigests.hour().orElseThrow();
    transaction.executeWithoutResult(
        status -> {
          dailyDigests.tell(officer, hour);
          status.setRollbackOnly();
        });
    assertThat(centre.unread(officer)).as("as after a kill").isZero();

    digests.round();
    digests.round();
    dailyDigests.tell(officer, hour);
    assertThat(centre.unread(officer)).isEqualTo(1);
  }

  @Test
  void whatMustNotWaitIsToldAtOnceWhateverTheRule() {
    var near =
        Notice.about(
            NoticeKind.DEADLINE_NEAR,
            agency,
            null,
            List.of(postOf(officer)),
            "mot",
            "mai",
            "còn 1 giờ");
    notifications.tell(near.atOnce(Set.of(NoticeChannel.IN_APP, NoticeChannel.SMS)));

    assertThat(centre.unread(officer)).isEqualTo(1);
    assertThat(telephones.taken)
        .filteredOn(each -> each.personId().equals(officer))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.role()).isEqualTo(Role.SPECIALIST);
              assertThat(each.occasion()).isEqualTo("mot");
            });
  }

  @Test
  void theTelephoneTakesOnlyWhatTheRuleSends() {
    notifications.tell(overdue("mot", postOf(head)));
    assertThat(telephones.taken).noneMatch(each -> each.personId().equals(head));
    var urgent =
        Notice.about(
                NoticeKind.URGENT_DOCUMENT,
                agency,
                null,
                List.of(postOf(head)),
                "mot",
                "Hỏa tốc",
                "Bộ Nội vụ")
            .urgency(3);
    notifications.tell(urgent);
    notifications.tell(urgent);
    assertThat(telephones.taken)
        .filteredOn(each -> each.personId().equals(head))
        .singleElement()
        .satisfies(each -> assertThat(each.urgency()).isEqualTo(3));
  }

  /** Remembers what it was given. */
  static class Telephones implements ShortMessageChannel {

    final List<ShortNotice> taken = new CopyOnWriteArrayList<>();

    @Override
    public void take(ShortNotice notice) {
      taken.add(notice);
    }
  }
}
