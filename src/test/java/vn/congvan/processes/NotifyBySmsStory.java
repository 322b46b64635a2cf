package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.Browserless;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.notification.ShortMessageChannel;
import vn.congvan.notification.ShortMessageChannel.ShortNotice;
import vn.congvan.organization.Directory;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.StaffMobiles;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.organization.Units;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.sms.AgencySms;
import vn.congvan.sms.Silence;
import vn.congvan.sms.SmsAgencies;
import vn.congvan.sms.SmsGateway;
import vn.congvan.sms.SmsNotices;
import vn.congvan.sms.SmsOfDocument;
import vn.congvan.sms.SmsRounds;
import vn.congvan.sms.SmsSending;
import vn.congvan.sms.SmsState;
import vn.congvan.sms.practice.PracticeGateway;
import vn.congvan.sms.practice.PracticeGateway.Fault;
import vn.congvan.sms.practice.PracticeGateway.Message;
import vn.congvan.statistics.CountedSource;
import vn.congvan.statistics.Period;

/**
 * A message's way, each over HTTP to the practice gateway: sent once whatever the gateway does,
 * heard of, and called after where nobody reads.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class NotifyBySmsStory extends OfficeStory {

  private static final String CALL = "Danh sách cần gọi điện";
  private static final Locale VI = Locale.forLanguageTag("vi");
  private static final Duration LEASE = Duration.ofSeconds(61);

  @LocalServerPort private int port;
  @Autowired private PracticeGateway gateway;
  @Autowired private SmsRounds rounds;
  @Autowired private SmsSending sending;
  @Autowired private SmsAgencies agencies;
  @Autowired private Access access;
  @Autowired private SmsNotices notices;
  @Autowired private SmsOfDocument messages;
  @Autowired private StaffMobiles mobiles;
  @Autowired private Deadlines deadlines;
  @Autowired private ShortMessageChannel channel;
  @Autowired private Notifications notifications;
  @Autowired private Substitutions substitutions;
  @Autowired private Staff staff;
  @Autowired private Units units;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate database;
  @Autowired private List<CountedSource> sources;

  @BeforeEach
  void aWorkingMorningWithNothingLeftToDo() {
    var morning = ZonedDateTime.ofInstant(clock.instant(), ProvinceClock.ZONE);
    if (morning.getHour() < 8 || morning.getHour() > 9) {
      var next = morning.with(LocalTime.of(8, 0));
      next = next.isAfter(morning) ? next : next.plusDays(1);
      clock.forward(Duration.between(morning, next));
    }
    while (!sending.due(10, Silence.NONE).isEmpty() && rounds.doAll() > 0) {
      clock.forward(LEASE);
    }
    agencies.change(AGENCY, usual(2000, 3000), "admin");
  }

  @AfterEach
  void theGatewayIsInOrder() {
    gateway.breakList(false);
    gateway.denyAll(false);
    gateway.takeNothing(false);
    for (var official : List.of(director, deputyDirector, headOfStaffing)) {
      gateway.refuse(number(official), 0);
    }
    agencies.blocks(AGENCY).forEach(block -> agencies.unblock(AGENCY, block.id()));
    agencies.change(AGENCY, usual(2000, 3000), "admin");
    clock.forward(Duration.ofMinutes(2));
  }

  @Test
  void anExpressDocumentIsToldOnceAndItsPageShowsWhatBecameOfIt() {
    var letter = express();
    assertThat(states(letter)).containsOnly(SmsState.READY);

    rounds.doAll();
    rounds.doAll();

    var number = letter.now().numberAndSymbol();
    assertThat(textsAbout(letter, director))
        .containsExactly(
            "Van ban moi den: hoa toc so "
                + number
                + " cua Bo Noi vu. De nghi mo he thong xem ngay.");
    assertThat(textsAbout(letter, headOfStaffing)).hasSize(1);
    assertThat(textsAbout(letter, deputyDirector)).isEmpty();
    assertThat(states(letter)).containsOnly(SmsState.ACCEPTED);

    // The clerk sees who was written to, and no number; the director sees his own.
    var address = "/api/documents/" + letter.id + "/messages";
    var clerks = Browserless.loggedIn(port, clerk.login).get(address).body();
    assertThat(clerks)
        .contains(nameOf(director), "Tổng đài đã nhận")
        .doesNotContain(national(director))
        .doesNotContain(number(director));
    assertThat(Browserless.loggedIn(port, director.login).get(address).body())
        .contains(mobileInWords(director))
        .doesNotContain(mobileInWords(headOfStaffing));
    assertThat(Browserless.loggedIn(port, "vanthu.stc").get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void aDocumentOfNoUrgencyIsToldNobody() {
    assertThat(lines(aLetterBeforeTheDirector())).isEmpty();
  }

  @Test
  void anImportantDocumentOfThePrimeMinisterIsToldTheHeadAndNobodyWaits() {
    var letter = decisionOfThePrimeMinister();
    rounds.doAll();
    assertThat(textsAbout(letter, director)).hasSize(1);
    assertThat(textsAbout(letter, headOfStaffing)).isEmpty();
    assertThat(running(letter)).isEmpty();
  }

  @Test
  void theSameNoticeTwiceIsOneMessage() {
    var letter = aLetterBeforeTheDirector();
    for (var time = 0; time < 2; time++) {
      transaction.executeWithoutResult(status -> channel.take(notice(letter)));
    }
    rounds.doAll();
    assertThat(textsAbout(letter, director)).hasSize(1);
  }

  @Test
  void fourSendersAtOnceSendEachMessageOnce() throws Exception {
    var letters = new ArrayList<Letter>();
    for (var each = 0; each < 5; each++) {
      letters.add(express());
    }
    var senders = Executors.newFixedThreadPool(4);
    try {
      senders
          .invokeAll(
              List.<Callable<Integer>>of(
                  rounds::doAll, rounds::doAll, rounds::doAll, rounds::doAll))
          .forEach(NotifyBySmsStory::done);
    } finally {
      senders.shutdownNow();
    }
    rounds.doAll();
    for (var letter : letters) {
      assertThat(textsAbout(letter, director)).hasSize(1);
      assertThat(textsAbout(letter, headOfStaffing)).hasSize(1);
    }
  }

  @Test
  void theGatewaysWordsCountInWhateverOrderAndNobodyElses() {
    var letter = express();
    rounds.doAll();
    var sms = sent(letter, director);
    var other = sent(letter, headOfStaffing);

    assertThat(say(sms, "delivered", null)).isEqualTo(204);
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.DELIVERED);
    assertThat(say(sms, "sent", null)).as("late").isEqualTo(204);
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.DELIVERED);
    assertThat(say(sms, "delivered", null)).as("repeated").isEqualTo(409);
    assertThat(say(sms, "undelivered", 30003)).isEqualTo(204);
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.DELIVERED);

    var words = PracticeGateway.words(other, "delivered", null);
    var good = PracticeGateway.signature(told(other), words);
    assertThat(gateway.say(here(other), words, null)).as("unsigned").isEqualTo(403);
    assertThat(gateway.say(here(other), words, "Z" + good)).as("forged").isEqualTo(403);
    assertThat(gateway.say(here(sms), words, good)).as("of another message").isEqualTo(403);
    var changed = PracticeGateway.words(other, "failed", 30008);
    assertThat(gateway.say(here(other), changed, good)).as("changed").isEqualTo(403);
    var request = PracticeGateway.signature(here(other), words);
    assertThat(gateway.say(here(other), words, request))
        .as("signed for the address of the request, which is not the configured one")
        .isEqualTo(403);
    var swapped = PracticeGateway.words(sms, "delivered", null);
    assertThat(gateway.say(here(other), swapped, PracticeGateway.signature(told(other), swapped)))
        .as("signed, and of another message")
        .isEqualTo(403);
    assertThat(stateOf(letter, headOfStaffing)).isEqualTo(SmsState.ACCEPTED);
    assertThat(gateway.say(here(other), words, good)).isEqualTo(204);
  }

  @Test
  void aWordThatComesBeforeTheAnswerIsNotLost() {
    var letter = express();
    var id = idOf(letter, director);
    assertThat(sending.begin(id, Silence.NONE)).isPresent();
    var taken =
        new Message("SMvor", number(director), "x", clock.instant(), "queued", null, told(id));
    assertThat(say(taken, "sent", null)).isEqualTo(204);
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.SENT);
    assertThat(waiting(letter, director)).isEqualTo("awaitReading");
  }

  @Test
  void aGatewayThatIsDownIsLeftAloneAndTriedAgain() {
    var letter = express();
    var third = express();
    gateway.goDown();
    try {
      rounds.doAll();
      assertThat(states(letter)).containsOnly(SmsState.READY);
      assertThat(rounds.isPaused()).isTrue();
      clock.forward(Duration.ofSeconds(15));
      rounds.doAll();
      assertThat(triesOf(letter, director)).as("nothing is tried in the pause").isOne();
    } finally {
      gateway.comeUp();
    }
    clock.forward(Duration.ofMinutes(2));
    rounds.doAll();
    assertThat(textsAbout(letter, director)).hasSize(1);
    assertThat(textsAbout(third, director)).hasSize(1);
    assertThat(states(letter)).containsOnly(SmsState.ACCEPTED);
  }

  @Test
  void aGatewayThatStaysDownEndsInACall() {
    var letter = express();
    gateway.goDown();
    try {
      for (var time = 0; time < 6; time++) {
        rounds.doAll();
        clock.forward(Duration.ofMinutes(11));
      }
    } finally {
      gateway.comeUp();
    }
    assertThat(states(letter)).containsOnly(SmsState.FAILED);
    assertThat(clerk.toDo(letter)).contains(CALL);
    assertThat(textsAbout(letter, director)).isEmpty();
  }

  @Test
  void tooManyRequestsAreTriedAgainWhenTheGatewaySays() {
    var letter = decisionOfThePrimeMinister();
    gateway.next(Fault.TOO_MANY);
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.READY);
    clock.forward(Duration.ofSeconds(20));
    rounds.doAll();
    assertThat(textsAbout(letter, director)).as("not before").isEmpty();
    clock.forward(Duration.ofSeconds(11));
    rounds.doAll();
    assertThat(textsAbout(letter, director)).hasSize(1);
  }

  @Test
  void afterAFaultOfItsOwnTheGatewaysListIsAsked() {
    var letter = decisionOfThePrimeMinister();
    gateway.next(Fault.BROKEN_AFTER_TAKING);
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.ASKING);
    clock.forward(Duration.ofSeconds(11));
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.ACCEPTED);
    assertThat(textsAbout(letter, director)).hasSize(1);
  }

  @Test
  void afterAFaultOfItsOwnNothingIsSentAgainWhateverTheListDenies() {
    var letter = express();
    gateway.next(Fault.BROKEN_AFTER_TAKING);
    gateway.next(Fault.BROKEN);
    gateway.denyAll(true);
    rounds.doAll();
    assertThat(states(letter)).containsOnly(SmsState.ASKING);
    for (var time = 0; time < 4; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    assertThat(states(letter)).containsOnly(SmsState.UNKNOWN);
    assertThat(lines(letter).get(0).stateInWords()).contains("Không rõ");
    assertThat(textsAbout(letter, director).size() + textsAbout(letter, headOfStaffing).size())
        .as("taken once, denied, and never sent again")
        .isOne();
    assertThat(clerk.toDo(letter)).containsExactly(CALL, CALL);
  }

  @Test
  void ofTwoMessagesThatSayTheSameTheListSettlesNeither() {
    var first = decisionOfThePrimeMinister();
    var second = decisionOfThePrimeMinister();
    for (var audience : access.audiencesOf(director.login)) {
      database.update(
          "delete from document_audience where document_id in (?, ?) and audience = ?",
          first.id,
          second.id,
          audience);
    }
    gateway.next(Fault.CUT_AFTER_TAKING);
    gateway.next(Fault.CUT_BEFORE_TAKING);
    rounds.doAll();
    for (var time = 0; time < 4; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    assertThat(List.of(stateOf(first, director), stateOf(second, director)))
        .as("one of them was taken, and the list does not tell which")
        .containsOnly(SmsState.UNKNOWN);

    var taken = textsAbout(first, director).isEmpty() ? second : first;
    var other = taken == first ? second : first;
    assertThat(textsAbout(other, director)).isEmpty();
    assertThat(say(sent(taken, director), "delivered", null)).isEqualTo(204);
    assertThat(stateOf(taken, director)).as("its own word does").isEqualTo(SmsState.DELIVERED);
    assertThat(stateOf(other, director)).isEqualTo(SmsState.UNKNOWN);
  }

  @Test
  void aTwinThatTheGatewaySurelyHasNotDoesNotHideTheOther() {
    var first = decisionOfThePrimeMinister();
    var second = decisionOfThePrimeMinister();
    for (var audience : access.audiencesOf(director.login)) {
      database.update(
          "delete from document_audience where document_id in (?, ?) and audience = ?",
          first.id,
          second.id,
          audience);
    }
    gateway.next(Fault.CUT_AFTER_TAKING);
    gateway.next(Fault.TOO_MANY);
    rounds.doAll();
    var asked = stateOf(first, director) == SmsState.ASKING ? first : second;
    var other = asked == first ? second : first;
    assertThat(stateOf(other, director)).isEqualTo(SmsState.READY);
    clock.forward(Duration.ofSeconds(11));
    rounds.doAll();
    assertThat(stateOf(asked, director)).isEqualTo(SmsState.ACCEPTED);
    assertThat(stateOf(other, director)).isEqualTo(SmsState.READY);
  }

  @Test
  void anAccountThatIsLockedOutIsNoFaultOfTheMessage() {
    var letter = decisionOfThePrimeMinister();
    gateway.next(Fault.LOCKED_OUT);
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.READY);
    clock.forward(Duration.ofSeconds(11));
    rounds.doAll();
    assertThat(textsAbout(letter, director)).hasSize(1);
  }

  @Test
  void anAnswerThatWasCutOffIsFoundInTheGatewaysList() {
    var letter = decisionOfThePrimeMinister();
    gateway.next(Fault.CUT_AFTER_TAKING);
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.ASKING);
    clock.forward(Duration.ofSeconds(11));
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.ACCEPTED);
    assertThat(textsAbout(letter, director)).hasSize(1);
    assertThat(sidOf(letter, director)).isEqualTo(sent(letter, director).sid());
  }

  @Test
  void aGatewayThatIsSlowIsAskedToo() {
    var letter = decisionOfThePrimeMinister();
    gateway.next(Fault.SLOW);
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.ASKING);
    clock.forward(Duration.ofSeconds(11));
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.ACCEPTED);
    assertThat(textsAbout(letter, director)).hasSize(1);
  }

  @Test
  void whatTheListDoesNotSettleIsNotSentAgainAndSomebodyCalls() {
    var letter = express();
    gateway.breakList(true);
    gateway.next(Fault.CUT_AFTER_TAKING);
    gateway.next(Fault.CUT_BEFORE_TAKING);
    rounds.doAll();
    // Between the questions the gateway, which answers none, is left alone for a while.
    for (var time = 0; time < 8; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    assertThat(states(letter)).containsOnly(SmsState.UNKNOWN);
    assertThat(lines(letter).get(0).stateInWords()).contains("Không rõ");
    assertThat(textsAbout(letter, director).size() + textsAbout(letter, headOfStaffing).size())
        .as("taken once, and never sent again")
        .isOne();
    assertThat(clerk.toDo(letter)).containsExactly(CALL, CALL);
  }

  @Test
  void whatTheGatewayHasNotAndMayHaveIsNotSentAgain() {
    var letter = decisionOfThePrimeMinister();
    gateway.next(Fault.CUT_BEFORE_TAKING);
    rounds.doAll();
    for (var time = 0; time < 4; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.UNKNOWN);
    assertThat(textsAbout(letter, director)).isEmpty();
    assertThat(running(letter)).as("nobody calls for what is not urgent").isEmpty();
  }

  @Test
  void whoeverDiedWhileSendingHasSentOnceAtMost() {
    var letter = express();
    assertThat(sending.begin(idOf(letter, director), Silence.NONE)).isPresent();
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.SENDING);
    clock.forward(LEASE);
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.ASKING);
    for (var time = 0; time < 4; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.UNKNOWN);
    assertThat(textsAbout(letter, director)).isEmpty();
  }

  @Test
  void aWrongNumberIsToldInWordsAndTheDeputyInstead() {
    gateway.refuse(number(director), 21211);
    var letter = express();
    rounds.doAll();
    var line = line(letter, director);
    assertThat(line.state()).isEqualTo(SmsState.FAILED);
    assertThat(line.why()).contains("Số di động không dùng được");
    rounds.doAll();
    assertThat(textsAbout(letter, deputyDirector)).hasSize(1);
    assertThat(notices(clerk, NoticeKind.SMS_FAILED, letter)).isOne();
    assertThat(
            database.queryForObject(
                "select words from notice where person_id = ? and kind = 'SMS_FAILED' and document_id = ?",
                String.class,
                clerk.login,
                letter.id))
        .as("why, in both languages")
        .endsWith(
            "\nSố di động không dùng được, cần sửa\nThe mobile number is wrong; please correct");
  }

  @Test
  void aTelephoneThatIsOffIsToldToTheDeputyInstead() {
    var letter = express();
    rounds.doAll();
    say(sent(letter, director), "undelivered", 30003);
    assertThat(line(letter, director).why()).contains("Máy tắt");
    rounds.doAll();
    assertThat(textsAbout(letter, deputyDirector)).hasSize(1);
  }

  @Test
  void aLateWordAboutTheFirstMessageLeavesTheSubstitutesAlone() {
    var letter = express();
    rounds.doAll();
    clock.forward(Duration.ofMinutes(31));
    timerOf(letter, director);
    rounds.doAll();
    say(sent(letter, director), "undelivered", 30003);
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.UNDELIVERED);
    assertThat(waiting(letter, deputyDirector)).isEqualTo("awaitReading");
    assertThat(clerk.toDo(letter)).isEmpty();

    say(sent(letter, deputyDirector), "undelivered", 30003);
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
  }

  @Test
  void aGatewayThatAsksForADayDoesNotKeepAnUrgentMessage() {
    var letter = express();
    var id = idOf(letter, director);
    assertThat(sending.begin(id, Silence.NONE)).isPresent();
    sending.sent(id, new SmsGateway.Answer.Later(Duration.ofHours(27), "429"));
    clock.forward(Duration.ofMinutes(21));
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.FAILED);
    rounds.doAll();
    assertThat(textsAbout(letter, director)).isEmpty();
    assertThat(textsAbout(letter, deputyDirector)).hasSize(1);
  }

  @Test
  void whatIsWatchedAndMayNotHaveGoneOutIsCalledAbout() {
    var letter = decisionOfThePrimeMinister();
    database.update("update sms_message set read_within = 30 where id = ?", idOf(letter, director));
    gateway.next(Fault.CUT_BEFORE_TAKING);
    rounds.doAll();
    for (var time = 0; time < 4; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.UNKNOWN);
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
  }

  @Test
  void whatStoodStillUntilTheNightWaitsForTheMorning() {
    until(LocalTime.of(20, 59, 50));
    var calm = decisionOfThePrimeMinister();
    gateway.next(Fault.TOO_MANY);
    rounds.doAll();
    assertThat(triesOf(calm, director)).isOne();
    clock.forward(Duration.ofMinutes(1));
    rounds.doAll();
    assertThat(textsAbout(calm, director)).as("at night").isEmpty();
    until(LocalTime.of(23, 0));
    rounds.doAll();
    assertThat(stateOf(calm, director)).isEqualTo(SmsState.READY);
    clock.forward(Duration.ofHours(7).plusMinutes(31));
    rounds.doAll();
    assertThat(textsAbout(calm, director)).as("in the morning").hasSize(1);
  }

  @Test
  void aRestrictedDocumentIsOpenedToNobodyBecauseItIsUnread() {
    var letter = express();
    database.update("update document set secrecy = 1 where id = ?", letter.id);
    for (var audience : access.audiencesOf(deputyDirector.login)) {
      database.update(
          "delete from document_audience where document_id = ? and audience = ?",
          letter.id,
          audience);
    }
    assertThat(deputyDirector.sees(letter)).isFalse();
    rounds.doAll();
    clock.forward(Duration.ofMinutes(31));
    timerOf(letter, director);
    assertThat(deputyDirector.sees(letter)).isFalse();
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
  }

  @Test
  void aRestrictedDocumentIsToldToThoseOnlyWhoSeeItAlready() {
    var open = express();
    var restricted = registered(entry("personnel").with("urgency", 3).with("secrecy", 1));
    rounds.doAll();

    assertThat(headOfStaffing.sees(open)).isTrue();
    assertThat(textsAbout(open, headOfStaffing)).hasSize(1);
    assertThat(textsAbout(restricted, director)).hasSize(1);
    assertThat(headOfStaffing.sees(restricted)).as("opened by a rule about urgency").isFalse();
    assertThat(notices(headOfStaffing, NoticeKind.URGENT_DOCUMENT, open)).isOne();
    assertThat(notices(headOfStaffing, NoticeKind.URGENT_DOCUMENT, restricted)).isZero();
    assertThat(lines(restricted))
        .extracting(SmsOfDocument.Line::receiver)
        .containsExactly(nameOf(director));
  }

  @Test
  void theNoticeOfARestrictedDocumentDoesNotTellItsIssuer() {
    var open = decisionOfThePrimeMinister();
    var restricted = decisionOfThePrimeMinister();
    database.update("update document set secrecy = 1 where id = ?", restricted.id);
    for (var letter : List.of(open, restricted)) {
      notices.tellOfDocument(letter.id, false, true, null, 0);
    }
    assertThat(wordsTold(deputyDirector, open)).contains("Thủ tướng");
    assertThat(wordsTold(deputyDirector, restricted)).doesNotContain("Thủ tướng");
  }

  @Test
  void twoSendersOnANewDayBothDrawOnItsBudget() throws Exception {
    var id = idOf(express(), director);
    database.update(
        "delete from sms_day where agency_id = ? and spent_on = ?", AGENCY, clock.today());
    var other = Executors.newSingleThreadExecutor();
    try {
      var begun =
          transaction.execute(
              status -> {
                database.update(
                    "insert into sms_day (agency_id, spent_on, segments) values (?, ?, 1)",
                    AGENCY,
                    clock.today());
                var second = other.submit(() -> sending.begin(id, Silence.NONE));
                Awaitility.await()
                    .until(
                        () ->
                            database.queryForObject(
                                    "select count(*) from pg_locks where not granted and locktype ="
                                        + " 'transactionid'",
                                    Integer.class)
                                > 0);
                return second;
              });
      assertThat(java.util.Objects.requireNonNull(begun).get()).isPresent();
    } finally {
      other.shutdownNow();
    }
    assertThat(agencies.today(AGENCY).segments()).isEqualTo(2);
  }

  @Test
  void whoeverHasOpenedTheDocumentIsLeftAlone() {
    var letter = express();
    rounds.doAll();
    director.reads(letter);
    rounds.doAll();
    assertThat(waiting(letter, director)).isNull();
    assertThat(line(letter, director).readAt()).isNotNull();
    assertThat(waiting(letter, headOfStaffing)).isEqualTo("awaitReading");
  }

  @Test
  void whoeverOpensItBeforeItIsSentIsNotWrittenTo() {
    var letter = express();
    director.reads(letter);
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.NOT_SENT);
    assertThat(textsAbout(letter, director)).isEmpty();
  }

  @Test
  void whoeverOpensItWhileTheGatewayIsAskedIsNotCalled() {
    var letter = express();
    gateway.next(Fault.BROKEN);
    gateway.next(Fault.BROKEN);
    rounds.doAll();
    clock.forward(Duration.ofMinutes(2));
    director.reads(letter);
    for (var time = 0; time < 4; time++) {
      rounds.doAll();
      clock.forward(Duration.ofMinutes(6));
    }
    assertThat(states(letter)).containsOnly(SmsState.UNKNOWN);
    assertThat(waiting(letter, director)).isNull();
    assertThat(waiting(letter, headOfStaffing)).as("who has not").isEqualTo("callReceiver");
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
  }

  @Test
  void nobodyIsWrittenToInsteadOnceTheReceiverHasOpenedIt() {
    var letter = express();
    rounds.doAll();
    clock.forward(Duration.ofMinutes(31));
    timerOf(letter, director);
    assertThat(stateOf(letter, deputyDirector)).isEqualTo(SmsState.READY);
    director.reads(letter);
    rounds.doAll();
    assertThat(textsAbout(letter, deputyDirector)).isEmpty();
    assertThat(line(letter, deputyDirector).why()).contains("đã mở xem");
    assertThat(waiting(letter, director)).isNull();
  }

  @Test
  void nobodyIsCalledForTheSubstituteOnceTheReceiverHasOpenedIt() {
    var letter = express();
    rounds.doAll();
    clock.forward(Duration.ofMinutes(31));
    timerOf(letter, director);
    var substitutes = idOf(letter, deputyDirector);
    assertThat(sending.begin(substitutes, Silence.NONE)).isPresent();
    director.reads(letter);
    rounds.doAll();
    sending.sent(substitutes, new SmsGateway.Answer.Refused(21211));
    assertThat(stateOf(letter, deputyDirector)).isEqualTo(SmsState.FAILED);
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(waiting(letter, director)).isNull();
  }

  @Test
  void whatWasNotTriedIsGivenUpOnlyAfterTheGatewayHasBeenSilentForSoLong() {
    var letter = express();
    var id = idOf(letter, director);
    clock.forward(Duration.ofMinutes(25));
    var silentSince = clock.instant();
    assertThat(sending.begin(id, new Silence(silentSince, silentSince))).isEmpty();
    assertThat(stateOf(letter, director))
        .as("nobody was there to send it")
        .isEqualTo(SmsState.READY);
    clock.forward(Duration.ofMinutes(21));
    assertThat(sending.begin(id, new Silence(silentSince, silentSince))).isEmpty();
    assertThat(line(letter, director).why()).contains("Không liên lạc được tổng đài");
  }

  @Test
  void whatNeedNotBeSentIsNotGivenUpBecauseTheGatewayIsSilent() {
    var letter = express();
    director.reads(letter);
    clock.forward(Duration.ofMinutes(25));
    assertThat(
            sending.begin(
                idOf(letter, director),
                new Silence(clock.instant().minus(Duration.ofMinutes(21)), null)))
        .isEmpty();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.NOT_SENT);
    assertThat(line(letter, director).why()).contains("đã mở xem");
    assertThat(notices(clerk, NoticeKind.SMS_FAILED, letter)).isZero();
  }

  @Test
  void whatNobodyOpensGoesToTheDeputyAndThenToTheCallList() {
    var letter = express();
    rounds.doAll();
    clock.forward(Duration.ofMinutes(31));
    timerOf(letter, director);
    rounds.doAll();
    assertThat(textsAbout(letter, deputyDirector)).hasSize(1);
    assertThat(deputyDirector.sees(letter)).isTrue();
    assertThat(clerk.toDo(letter)).isEmpty();

    clock.forward(Duration.ofMinutes(31));
    timerOf(letter, deputyDirector);
    assertThat(line(letter, director).mobile())
        .as("for the clerk who is to call")
        .isEqualTo(mobileInWords(director));
    assertThat(line(letter, headOfStaffing).mobile()).as("whom nobody is to call").isNull();
    assertThat(messages.of(letter.id, deputyDirector.login, VI))
        .filteredOn(line -> line.receiver().equals(nameOf(director)))
        .extracting(SmsOfDocument.Line::mobile)
        .containsOnlyNulls();
    clerk.completes(CALL, letter, "callOutcome", "noAnswer", form("note", null));
    assertThat(clerk.toDo(letter)).as("until somebody is reached").containsExactly(CALL);
    clerk.completes(
        CALL,
        letter,
        "callOutcome",
        "noAnswer",
        form("note", "Máy bận").with("messageId", idOf(letter, director).toString()));
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
    clerk.completes(
        CALL, letter, "callOutcome", "reached", form("note", "Phó giám đốc sẽ xem ngay."));

    assertThat(line(letter, deputyDirector).calls())
        .extracting(SmsOfDocument.Call::outcome)
        .as("each attempt")
        .containsExactly("Không có ai nghe máy", "Đã báo được người nhận");
    assertThat(line(letter, director).calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.note()).isEqualTo("Máy bận");
              assertThat(call.by()).isEqualTo(nameOf(clerk));
            });
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(line(letter, director).mobile()).as("no more").isNull();
    assertThat(running(letter)).as("the other receiver's").hasSize(1);
  }

  @Test
  void whoeverCallsNoMoreSaysWhy() {
    var letter = toBeCalled();
    assertThatThrownBy(
            () -> clerk.completes(CALL, letter, "callOutcome", "givenUp", form("note", " ")))
        .hasStackTraceContaining("hãy nêu lý do không gọi nữa");
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
    assertThatThrownBy(
            () ->
                clerk.completes(
                    CALL,
                    letter,
                    "callOutcome",
                    "reached",
                    form("note", null).with("messageId", idOf(express(), director).toString())))
        .as("somebody who was written to about another document")
        .hasStackTraceContaining("không có trong danh sách");
    clerk.completes(
        CALL, letter, "callOutcome", "givenUp", form("note", "Giám đốc đã nhận bản giấy."));
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(line(letter, deputyDirector).calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.outcome()).isEqualTo("Thôi không gọi nữa");
              assertThat(call.note()).isEqualTo("Giám đốc đã nhận bản giấy.");
            });
  }

  @Test
  void whoeverOpensItIsNotCalledAnyMore() {
    var letter = toBeCalled();
    director.reads(letter);
    rounds.doAll();
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(waiting(letter, director)).isNull();
  }

  @Test
  void whoeverHadOpenedItBeforeIsNeitherWrittenToNorASubstitute() {
    var letter = aLetter();
    director.reads(letter);
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("urgency", 3).with("leaderPost", director.post()));
    rounds.doAll();
    assertThat(line(letter, director).why()).contains("đã mở xem");
    assertThat(textsAbout(letter, director)).isEmpty();

    var other = express();
    rounds.doAll();
    deputyDirector.reads(other);
    clock.forward(Duration.ofMinutes(31));
    timerOf(other, director);
    rounds.doAll();
    assertThat(textsAbout(other, deputyDirector)).isEmpty();
    assertThat(clerk.toDo(other)).as("nobody else can be told").containsExactly(CALL);
  }

  @Test
  void whatStoodStillForHoursIsSentOnlyIfItIsStillTrue() {
    var calm = decisionOfThePrimeMinister();
    var urgent = express();
    var opened = express();
    director.reads(opened);
    clock.forward(Duration.ofHours(5));
    rounds.doAll();

    assertThat(textsAbout(calm, director)).isEmpty();
    assertThat(line(calm, director).why()).contains("quá lâu");
    assertThat(running(calm)).isEmpty();
    assertThat(textsAbout(urgent, director)).as("it is still to be opened").hasSize(1);
    assertThat(textsAbout(opened, director)).isEmpty();
  }

  @Test
  void aTimerThatRanOutWhileNobodyWasThereMakesNothingNew() {
    until(LocalTime.of(22, 0));
    var calm = decisionOfThePrimeMinister();
    clock.forward(Duration.ofHours(13));
    timerOf(calm, director);
    rounds.doAll();
    assertThat(textsAbout(calm, director)).as("meant for half past six, at eleven").isEmpty();
    assertThat(line(calm, director).why()).contains("quá lâu");
  }

  @Test
  void whatIsToldOfADeadlineIsSentOnlyWhileItStands() {
    var stands = aLetterBeforeTheDirector();
    var moved = aLetterBeforeTheDirector();
    var over = aLetterBeforeTheDirector();
    for (var letter : List.of(stands, moved, over)) {
      transaction.executeWithoutResult(status -> channel.take(notice(letter, limit(letter))));
    }
    var later = deadlineOf(moved);
    transaction.executeWithoutResult(
        status ->
            deadlines.move(
                later.kind(),
                moved.id,
                later.dueAt().plus(Duration.ofDays(2)),
                DeadlineTurn.EXTENDED,
                "chờ số liệu",
                director.login));
    var ended = deadlineOf(over).kind();
    transaction.executeWithoutResult(status -> deadlines.close(ended, over.id, director.login));
    rounds.doAll();
    transaction.executeWithoutResult(status -> deadlines.reopen(ended, over.id, director.login));

    assertThat(textsAbout(stands, director)).hasSize(1);
    for (var letter : List.of(moved, over)) {
      assertThat(textsAbout(letter, director)).isEmpty();
      assertThat(line(letter, director).why()).contains("Thời hạn đã thay đổi");
    }
  }

  @Test
  void whatWasReadJustBeforeTheTimeRanOutIsNotSentOn() {
    var letter = express();
    rounds.doAll();
    director.reads(letter);
    timerOf(letter, director);
    rounds.doAll();
    assertThat(textsAbout(letter, deputyDirector)).isEmpty();
    assertThat(waiting(letter, director)).isNull();
  }

  @Test
  void atNightOnlyWhatIsUrgentIsSent() {
    until(LocalTime.of(22, 0));
    var calm = decisionOfThePrimeMinister();
    var urgent = express();
    rounds.doAll();
    assertThat(textsAbout(urgent, director)).hasSize(1);
    assertThat(stateOf(calm, director)).isEqualTo(SmsState.WAITING);

    var due = timer(instanceOf(calm, director)).getDuedate().toInstant();
    assertThat(due.atZone(ProvinceClock.ZONE).toLocalTime()).isEqualTo(LocalTime.of(6, 30));
    assertThat(Duration.between(clock.instant(), due))
        .isBetween(Duration.ZERO, Duration.ofHours(9));
    clock.forward(Duration.between(clock.instant(), due));
    timerOf(calm, director);
    rounds.doAll();
    assertThat(textsAbout(calm, director)).hasSize(1);
  }

  @Test
  void aBudgetThatIsUsedUpLetsOnlyWhatIsUrgentThroughAndThatNotWithoutEnd() {
    var used = agencies.today(AGENCY).segments();
    agencies.change(AGENCY, usual(used + 1, used + 2), "admin");
    var first = decisionOfThePrimeMinister();
    rounds.doAll();
    var second = decisionOfThePrimeMinister();
    rounds.doAll();
    assertThat(stateOf(first, director)).isEqualTo(SmsState.ACCEPTED);
    assertThat(line(second, director).why()).contains("Hết hạn mức");
    assertThat(agencies.today(AGENCY).reachedAt()).isNotNull();

    var urgent = express();
    rounds.doAll();
    assertThat(states(urgent)).containsExactlyInAnyOrder(SmsState.ACCEPTED, SmsState.NOT_SENT);
    assertThat(agencies.today(AGENCY).segments()).isEqualTo(used + 2);
    assertThat(agencies.today(AGENCY).hardReachedAt()).isNotNull();
    assertThat(
            database.queryForObject(
                "select count(*) from notice where kind = 'SMS_BUDGET_REACHED' and agency_id = ?"
                    + " and occasion like ?",
                Integer.class,
                AGENCY,
                "sms-budget/" + clock.today() + "%"))
        .isEqualTo(2 * administrators());
  }

  @Test
  void ofARestrictedDocumentNoAbstractIsSent() {
    agencies.change(
        AGENCY,
        usual(2000, 3000)
            .trying("vi", "{việc} số {số} của {nơi ban hành} ngày {ngày}: {trích yếu}", true),
        "admin");
    var unseen = decisionOfThePrimeMinister();
    database.update("delete from document_audience where document_id = ?", unseen.id);
    var open = decisionOfThePrimeMinister();
    var restricted = decisionOfThePrimeMinister();
    database.update("update document set secrecy = 1 where id = ?", restricted.id);
    rounds.doAll();
    assertThat(textsAbout(open, director).get(0))
        .contains("rà soát đội ngũ công chức", "Thủ tướng Chính phủ");
    assertThat(textsAbout(restricted, director).get(0))
        .isEqualTo("Văn bản mới đến số " + restricted.now().numberAndSymbol());
    assertThat(
            database.queryForObject(
                "select body from sms_message where document_id = ?", String.class, unseen.id))
        .as("of what the receiver may not see")
        .isEqualTo("Văn bản mới đến");
  }

  @Test
  void whoeverIsOnTheListGetsNoneAndSoDoesHisUnit() {
    agencies.block(AGENCY, director.login, "Đề nghị của cá nhân", "admin");
    agencies.block(AGENCY, STAFFING, "Đơn vị trực tổng đài", "admin");
    var letter = express();
    rounds.doAll();
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.NOT_SENT);
    assertThat(textsAbout(letter, headOfStaffing)).isEmpty();
    assertThat(textsAbout(letter, deputyDirector)).hasSize(1);
  }

  @Test
  void anAgencyThatUsesNoMessagesSendsNone() {
    agencies.change(AGENCY, switchedOff(), "admin");
    assertThat(lines(express())).isEmpty();
  }

  @Test
  void whatBecameOfAMessageIsAskedWhereTheGatewaySaysNothing() {
    var letter = decisionOfThePrimeMinister();
    rounds.doAll();
    gateway.become(sidOf(letter, director), "delivered", null);
    clock.forward(Duration.ofMinutes(16));
    rounds.doAll();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.DELIVERED);
    assertThat(
            database.queryForObject(
                "select currency from sms_message where id = ?",
                String.class,
                idOf(letter, director)))
        .isEqualTo("USD");
  }

  @Test
  void noLogTellsANumberOrAText(CapturedOutput output) {
    var context = (ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory();
    var ours = context.getLogger("vn.congvan.sms");
    ours.setLevel(ch.qos.logback.classic.Level.TRACE);
    try {
      var letter = express();
      gateway.next(Fault.BROKEN_AFTER_TAKING);
      gateway.next(Fault.CUT_AFTER_TAKING);
      rounds.doAll();
      clock.forward(Duration.ofSeconds(11));
      rounds.doAll();
      clock.forward(Duration.ofSeconds(11));
      rounds.doAll();
      gateway.say(
          here(sent(letter, director)),
          PracticeGateway.words(sent(letter, director), "sent", null),
          "x");
      assertThat(states(letter)).contains(SmsState.ACCEPTED);
    } finally {
      ours.setLevel(null);
    }
    assertThat(output.getAll())
        .contains("it was refused")
        .doesNotContain(number(director))
        .doesNotContain(national(director))
        .doesNotContain(number(headOfStaffing))
        .doesNotContain("De nghi mo he thong");
    assertThat(context.getLogger("com.twilio.http.TwilioRestClient").isDebugEnabled()).isFalse();
  }

  @Test
  void theReportCountsWhatTheRowsSay() {
    var letter = express();
    rounds.doAll();
    gateway.become(sent(letter, director).sid(), "delivered", null);
    say(sent(letter, director), "delivered", null);
    var year =
        sources.stream()
            .filter(source -> source.lines().stream().anyMatch(line -> line.key().equals("sms")))
            .findFirst()
            .orElseThrow()
            .count(
                Period.yearUntil(clock.today()),
                clock.instant(),
                new SupervisedAgencies.Scope(false, Set.of(AGENCY), Set.of()));
    assertThat(year.get("sms"))
        .isEqualTo(
            database.queryForObject(
                "select count(sid) from sms_message where agency_id = ?", Long.class, AGENCY))
        .isPositive();
    var admin = Browserless.loggedIn(port, "admin");
    var page = admin.get("/admin/sms-report").body();
    assertThat(page).contains("Sở Nội vụ", " đồng").doesNotContain("??", " VND");
    assertThat(admin.get("/admin/sms-report?first=2026-09-09&last=2026-09-01").statusCode())
        .isEqualTo(422);
    assertThat(admin.get("/admin/sms-report.xlsx").body()).startsWith("PK");
    var settings = admin.get("/admin/agencies/snv/sms");
    assertThat(settings.body()).contains("{nơi ban hành}", "Tin nhắn").doesNotContain("??");
    assertThat(
            admin
                .get(
                    "/admin/agencies/snv/sms/length?language=vi&diacritics=yes&text=%7Bvi%E1%BB%87c%7D")
                .body())
        .contains("\"segments\":1", "\"wide\":true", "Văn bản mới đến");
    assertThat(
            admin
                .form(
                    "/admin/agencies/snv/sms",
                    Map.of(
                        "vietnamese", "{mật khẩu}",
                        "english", "a",
                        "quietFrom", "25:00",
                        "quietUntil", "06:00",
                        "dailySegments", "10",
                        "hardSegments", "5"))
                .body())
        .contains("Nhập giờ, ví dụ 21:00.");
    assertThat(Browserless.loggedIn(port, director.login).get("/practice/phones").body())
        .contains(nameOf(director), "Van ban moi den")
        .doesNotContain(national(director));
  }

  @Test
  void aGatewayThatAnswersQuestionsAndTakesNothingUsesUpFew() {
    var letters = new ArrayList<Letter>();
    for (var each = 0; each < 5; each++) {
      letters.add(express());
    }
    gateway.takeNothing(true);
    rounds.doAll();
    assertThat(rounds.isPaused()).isTrue();
    clock.forward(Duration.ofSeconds(11));
    rounds.doAll();
    assertThat(rounds.isPaused()).as("the list was asked, and answered").isTrue();
    for (var time = 0; time < 3; time++) {
      clock.forward(Duration.ofMinutes(8));
      rounds.doAll();
    }
    var all =
        letters.stream()
            .flatMap(
                letter -> List.of(line(letter, director), line(letter, headOfStaffing)).stream())
            .toList();
    assertThat(all)
        .filteredOn(
            line ->
                line.state() == SmsState.FAILED
                    && String.valueOf(line.why()).contains("Không liên lạc được tổng đài"))
        .as("never tried, and told another way after twenty minutes")
        .isNotEmpty();
    assertThat(all).extracting(SmsOfDocument.Line::state).doesNotContain(SmsState.READY);
  }

  @Test
  void inAPauseTheListIsStillToBeAskedAndLaterWhatNobodyKnowsToo() {
    var letter = express();
    var id = idOf(letter, director);
    assertThat(sending.begin(id, Silence.NONE)).isPresent();
    sending.sent(id, new SmsGateway.Answer.Unclear("HTTP 500"));
    clock.forward(Duration.ofMinutes(21));
    var silence = new Silence(clock.instant(), clock.instant());
    assertThat(sending.begin(id, silence)).isEmpty();
    assertThat(stateOf(letter, director)).as("not asked once").isEqualTo(SmsState.ASKING);
    assertThat(sending.begin(id, new Silence(clock.instant(), null)))
        .containsInstanceOf(SmsSending.Step.Ask.class);
    clock.forward(Duration.ofMinutes(21));
    assertThat(sending.begin(id, silence)).isEmpty();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.UNKNOWN);
    assertThat(waiting(letter, director)).isEqualTo("callReceiver");
    clock.forward(Duration.ofMinutes(16));
    assertThat(sending.begin(id, Silence.NONE)).containsInstanceOf(SmsSending.Step.Ask.class);
  }

  @Test
  void whatTheListShowsLateEndsTheCallAndIsWaitedFor() {
    var letter = express();
    gateway.next(Fault.BROKEN_AFTER_TAKING);
    gateway.denyAll(true);
    rounds.doAll();
    for (var time = 0; time < 4; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    var unknown = stateOf(letter, director) == SmsState.UNKNOWN ? director : headOfStaffing;
    assertThat(stateOf(letter, unknown)).isEqualTo(SmsState.UNKNOWN);
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
    gateway.denyAll(false);
    clock.forward(Duration.ofMinutes(16));
    rounds.doAll();
    assertThat(stateOf(letter, unknown)).isEqualTo(SmsState.ACCEPTED);
    assertThat(textsAbout(letter, unknown)).hasSize(1);
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(waiting(letter, unknown)).isEqualTo("awaitReading");
  }

  @Test
  void aWordOfTheGatewayEndsTheCall() {
    var letter = decisionOfThePrimeMinister();
    database.update("update sms_message set urgency = 3 where id = ?", idOf(letter, director));
    gateway.next(Fault.CUT_AFTER_TAKING);
    gateway.denyAll(true);
    rounds.doAll();
    for (var time = 0; time < 4; time++) {
      clock.forward(Duration.ofMinutes(6));
      rounds.doAll();
    }
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
    assertThat(say(sent(letter, director), "delivered", null)).isEqualTo(204);
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(running(letter)).isEmpty();
  }

  @Test
  void nobodyIsCalledAboutADocumentThatIsSettled() {
    var letter = toBeCalled();
    director.completes(DIRECT, letter, "direction", "note", form("instruction", "Lưu để biết."));
    rounds.doAll();
    assertThat(clerk.toDo(letter)).doesNotContain(CALL);
    assertThat(waiting(letter, director)).isNull();
  }

  @Test
  void whoeverHasLeftHisPostGetsNoneAndWhoActsThereDoes() {
    var unit = AGENCY + "." + aUnit();
    var former = new Official("truongphongcu." + unit.substring(unit.length() - 8));
    var successor = new Official("truongphongmoi." + unit.substring(unit.length() - 8));
    var post = engaged(former, unit, "+84987000111");
    var letter = aLetterBeforeTheDirector();
    var restricted = aLetterBeforeTheDirector();
    database.update("update document set secrecy = 1 where id = ?", restricted.id);
    for (var each : List.of(letter, restricted)) {
      transaction.executeWithoutResult(
          status ->
              notifications.tell(
                  Notice.about(
                          NoticeKind.URGENT_DOCUMENT,
                          AGENCY,
                          each.id,
                          List.of(Directory.postGroup(post)),
                          "moi",
                          "Hỏa tốc",
                          "Bộ Nội vụ")
                      .urgency(3)));
    }
    staff.transfer(post, new Place(AGENCY, REFORM, Role.SPECIALIST, "Chuyên viên"), clock.today());
    engaged(successor, unit, "+84987000222");
    rounds.doAll();
    rounds.doAll();

    assertThat(line(letter, former).why()).contains("không còn giữ vị trí");
    assertThat(gateway.takenFor("+84987000111")).isEmpty();
    assertThat(textsTo(letter, "+84987000222")).hasSize(1);
    assertThat(successor.sees(letter)).isTrue();
    assertThat(notices(successor, NoticeKind.URGENT_DOCUMENT, letter)).isOne();
    assertThat(clerk.toDo(letter)).isEmpty();

    assertThat(successor.sees(restricted)).isFalse();
    assertThat(notices(successor, NoticeKind.URGENT_DOCUMENT, restricted)).isZero();
    assertThat(clerk.toDo(restricted)).containsExactly(CALL);
  }

  @Test
  void whatTheSubstituteHasReadIsReadInThePost() {
    var away =
        substitutions.name(
            UUID.fromString(director.post()),
            headOfReform.login,
            clock.today(),
            clock.today().plusDays(3),
            "Đi công tác",
            director.login);
    try {
      var before = express();
      headOfReform.reads(before);
      rounds.doAll();
      assertThat(textsAbout(before, director)).isEmpty();
      assertThat(textsAbout(before, headOfStaffing)).hasSize(1);

      var after = express();
      rounds.doAll();
      assertThat(waiting(after, director)).isEqualTo("awaitReading");
      headOfReform.reads(after);
      rounds.doAll();
      assertThat(waiting(after, director)).isNull();
      assertThat(line(after, director).readAt()).as("by himself").isNull();
      assertThat(waiting(after, headOfStaffing)).isEqualTo("awaitReading");
    } finally {
      substitutions.end(away);
    }
  }

  @Test
  void whatIsUrgentIsCalledAboutWhereMessagesAreSwitchedOffMeanwhile() {
    var urgent = express();
    var calm = decisionOfThePrimeMinister();
    agencies.change(AGENCY, switchedOff(), "admin");
    rounds.doAll();
    assertThat(line(urgent, director).why()).contains("không dùng tin nhắn");
    assertThat(clerk.toDo(urgent)).containsExactly(CALL, CALL);
    assertThat(running(calm)).isEmpty();
    assertThat(notices(clerk, NoticeKind.SMS_FAILED, calm)).isZero();
  }

  @Test
  void whatIsUrgentIsToldAnotherWayWhereThereIsNoGatewayAnyMore() {
    var letter = express();
    var id = idOf(letter, director);
    assertThat(sending.begin(id, Silence.NO_GATEWAY)).isEmpty();
    assertThat(stateOf(letter, director)).isEqualTo(SmsState.READY);
    clock.forward(Duration.ofMinutes(21));
    assertThat(sending.due(1000, Silence.NO_GATEWAY)).contains(id);
    assertThat(sending.begin(id, Silence.NO_GATEWAY)).isEmpty();
    assertThat(line(letter, director).why()).contains("Không liên lạc được tổng đài");
  }

  @Test
  void wordsOfSeveralLinesAreOneWord() {
    var letter = aLetterBeforeTheDirector();
    var notice = notice(letter);
    transaction.executeWithoutResult(
        status ->
            channel.take(
                new ShortNotice(
                    notice.noticeId(),
                    notice.kind(),
                    notice.personId(),
                    notice.role(),
                    notice.group(),
                    notice.agencyId(),
                    notice.documentId(),
                    notice.urgency(),
                    notice.occasion(),
                    List.of("hôm\nnay", "hãy xem"),
                    null)));
    rounds.doAll();
    assertThat(textsAbout(letter, director).get(0)).contains("Nhac viec co han hom nay: hay xem");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyBoxIsPassed() {
    everyBoxWasPassed("notify-by-sms");
  }

  // The words of these stories

  /** An express letter of a ministry: told to the director and the head of the unit in charge. */
  private Letter express() {
    return registered(entry("personnel").with("urgency", 3));
  }

  private Letter decisionOfThePrimeMinister() {
    return registered(
        entry("personnel")
            .with("typeCode", "QD")
            .with("symbol", "QĐ-TTg")
            .with("issuerName", "Thủ tướng Chính phủ"));
  }

  private String aUnit() {
    var slug = "nhan" + UUID.randomUUID().toString().substring(0, 8);
    units.open(AGENCY, slug, "Phòng " + slug, "PN", List.of("other"), clock.today());
    return slug;
  }

  private UUID engaged(Official head, String unit, String mobile) {
    return staff.engage(
        head.login,
        new PersonDetails(
            "N-" + UUID.randomUUID().toString().substring(0, 8),
            "Người " + head.login,
            null,
            mobile,
            null),
        new PasswordHash("{noop}congvan", false),
        new Place(AGENCY, unit, Role.HEAD, "Trưởng phòng"),
        clock.today());
  }

  private List<String> textsTo(Letter letter, String number) {
    return gateway.takenFor(number).stream()
        .filter(
            message ->
                lines(letter).stream()
                    .anyMatch(line -> message.told().getPath().endsWith("/" + line.id())))
        .map(Message::text)
        .toList();
  }

  private static AgencySms switchedOff() {
    var usual = usual(2000, 3000);
    return new AgencySms(
        false,
        usual.diacritics(),
        usual.language(),
        usual.vietnamese(),
        usual.english(),
        usual.quietFrom(),
        usual.quietUntil(),
        usual.quietDaysOff(),
        usual.dailySegments(),
        usual.hardSegments());
  }

  private Letter registered(Form entry) {
    var letter = aLetter();
    clerk.completes(
        RECEIVE, letter, "receipt", "register", entry.with("leaderPost", director.post()));
    return letter;
  }

  /** An express letter that neither the director nor his deputy has opened in time. */
  private Letter toBeCalled() {
    var letter = express();
    rounds.doAll();
    for (var receiver : List.of(director, deputyDirector)) {
      clock.forward(Duration.ofMinutes(31));
      timerOf(letter, receiver);
      rounds.doAll();
    }
    assertThat(clerk.toDo(letter)).containsExactly(CALL);
    return letter;
  }

  private Notice.Limit limit(Letter letter) {
    var deadline = deadlineOf(letter);
    return new Notice.Limit(deadline.id(), deadline.dueAt());
  }

  private OpenDeadline deadlineOf(Letter letter) {
    return deadlines.ofDocument(letter.id).stream()
        .filter(deadline -> deadline.closedAt() == null)
        .findFirst()
        .orElseThrow();
  }

  private ShortNotice notice(Letter letter) {
    return notice(letter, null);
  }

  private ShortNotice notice(Letter letter, Notice.@Nullable Limit limit) {
    return new ShortNotice(
        UUID.randomUUID(),
        NoticeKind.DEADLINE_REMINDED,
        director.login,
        Role.LEADER,
        Directory.postGroup(UUID.fromString(director.post())),
        AGENCY,
        letter.id,
        0,
        letter.id + "/nhac",
        List.of("hôm nay", "hãy xem"),
        limit);
  }

  private static AgencySms usual(int daily, int hard) {
    var usual = AgencySms.USUAL;
    return new AgencySms(
        true,
        false,
        "vi",
        usual.vietnamese(),
        usual.english(),
        usual.quietFrom(),
        usual.quietUntil(),
        false,
        daily,
        hard);
  }

  private String number(Official official) {
    return mobiles.of(official.login).orElseThrow();
  }

  private String national(Official official) {
    return number(official).replace("+84", "0");
  }

  private String mobileInWords(Official official) {
    return vn.congvan.organization.MobileNumber.written(number(official));
  }

  private String nameOf(Official official) {
    return directory.person(official.login).orElseThrow().fullName();
  }

  private List<SmsOfDocument.Line> lines(Letter letter) {
    return messages.of(letter.id, clerk.login, VI);
  }

  private SmsOfDocument.Line line(Letter letter, Official receiver) {
    return lines(letter).stream()
        .filter(line -> line.receiver().equals(nameOf(receiver)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No message to " + receiver.login));
  }

  private List<SmsState> states(Letter letter) {
    return lines(letter).stream().map(SmsOfDocument.Line::state).toList();
  }

  private SmsState stateOf(Letter letter, Official receiver) {
    return line(letter, receiver).state();
  }

  private UUID idOf(Letter letter, Official receiver) {
    return line(letter, receiver).id();
  }

  private String sidOf(Letter letter, Official receiver) {
    return database.queryForObject(
        "select sid from sms_message where id = ?", String.class, idOf(letter, receiver));
  }

  private int triesOf(Letter letter, Official receiver) {
    return database.queryForObject(
        "select tries from sms_message where id = ?", Integer.class, idOf(letter, receiver));
  }

  private List<Message> at(Letter letter, Official receiver) {
    return gateway.takenFor(number(receiver)).stream()
        .filter(message -> message.told().getPath().contains("/"))
        .filter(
            message ->
                lines(letter).stream()
                    .anyMatch(line -> message.told().getPath().endsWith("/" + line.id())))
        .toList();
  }

  private List<String> textsAbout(Letter letter, Official receiver) {
    return at(letter, receiver).stream().map(Message::text).toList();
  }

  private Message sent(Letter letter, Official receiver) {
    return at(letter, receiver).get(0);
  }

  private static URI told(Message message) {
    return message.told();
  }

  private URI told(UUID id) {
    return URI.create("https://congvan.thuchanh.example/sms/status/" + id);
  }

  /** The address of the message at the port of this test. */
  private URI here(Message message) {
    return URI.create("http://localhost:" + port + message.told().getPath());
  }

  /** The gateway says it, signed for the configured address. */
  private int say(Message message, String status, @Nullable Integer code) {
    var words = PracticeGateway.words(message, status, code);
    return gateway.say(here(message), words, PracticeGateway.signature(message.told(), words));
  }

  private List<String> running(Letter letter) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("notify-by-sms")
        .variableValueEquals("documentId", letter.id.toString())
        .list()
        .stream()
        .map(instance -> instance.getId())
        .toList();
  }

  private String instanceOf(Letter letter, Official receiver) {
    return String.valueOf(line(letter, receiver).processInstanceId());
  }

  /** Where the message's process waits; null once it has ended. */
  private @Nullable String waiting(Letter letter, Official receiver) {
    var instance = instanceOf(letter, receiver);
    return runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 0
        ? null
        : runtime.getActiveActivityIds(instance).stream().sorted().findFirst().orElse(null);
  }

  private org.camunda.bpm.engine.runtime.Job timer(String instance) {
    return management.createJobQuery().processInstanceId(instance).timers().singleResult();
  }

  /** The timer for which the message's process waits runs out. */
  private void timerOf(Letter letter, Official receiver) {
    management.executeJob(timer(instanceOf(letter, receiver)).getId());
  }

  private int notices(Official official, NoticeKind kind, Letter letter) {
    return database.queryForObject(
        "select count(*) from notice where person_id = ? and kind = ? and document_id = ?",
        Integer.class,
        official.login,
        kind.name(),
        letter.id);
  }

  private String wordsTold(Official official, Letter letter) {
    return database.queryForObject(
        "select words from notice where person_id = ? and kind = 'URGENT_DOCUMENT' and document_id = ?",
        String.class,
        official.login,
        letter.id);
  }

  private int administrators() {
    return directory.people(null, null, Role.ADMINISTRATOR.at(AGENCY), null).size();
  }

  private void until(LocalTime time) {
    var now = clock.instant().atZone(ProvinceClock.ZONE);
    clock.forward(Duration.between(now, now.with(time)));
  }

  private static void done(java.util.concurrent.Future<Integer> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
