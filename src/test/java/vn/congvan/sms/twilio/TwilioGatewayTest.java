package vn.congvan.sms.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.congvan.signing.practice.PracticeToken;
import vn.congvan.sms.SmsGateway;
import vn.congvan.sms.SmsGateway.Answer;
import vn.congvan.sms.SmsSettings;
import vn.congvan.sms.SmsState;
import vn.congvan.sms.practice.PracticeGateway;
import vn.congvan.sms.practice.PracticeGateway.Fault;

/** What Twilio's library makes of what a gateway does, over a real socket. */
class TwilioGatewayTest {

  private static final String NUMBER = "+84912345678";
  private static final String OTHER = "+84987654321";
  private static final URI TOLD = URI.create("https://congvan.example/sms/status/1");

  private final PracticeGateway simulated = new PracticeGateway(0, Clock.systemUTC(), false);
  private final TwilioGateway gateway = at(simulated.address(), PracticeGateway.TOKEN);

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void aMessageIsHandedOverWithItsText() {
    var answer = gateway.send(NUMBER, "Hỏa tốc: 05/CĐ-TTg & 10%", TOLD);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Taken.class,
            taken -> {
              assertThat(taken.seen().state()).isEqualTo(SmsState.ACCEPTED);
              assertThat(taken.seen().sid()).startsWith("SM");
            });
    assertThat(simulated.taken())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.number()).isEqualTo(NUMBER);
              assertThat(message.text()).isEqualTo("Hỏa tốc: 05/CĐ-TTg & 10%");
              assertThat(message.told()).isEqualTo(TOLD);
            });
  }

  @Test
  void theListHasWhatWasTakenForTheNumber() throws Exception {
    gateway.send(OTHER, "khác", TOLD);
    simulated.next(Fault.CUT_AFTER_TAKING);
    assertThat(gateway.send(NUMBER, "tin", TOLD)).isInstanceOf(Answer.Unclear.class);
    assertThat(gateway.takenFor(NUMBER))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.text()).isEqualTo("tin");
              assertThat(seen.takenAt())
                  .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            });
    simulated.breakList(true);
    assertThatThrownBy(() -> gateway.takenFor(NUMBER)).isInstanceOf(SmsGateway.Unreachable.class);
  }

  @Test
  void whatBecameOfItAndWhatItCostIsFound() throws Exception {
    var sid = ((Answer.Taken) gateway.send(NUMBER, "tin", TOLD)).seen().sid();
    simulated.become(sid, "undelivered", 30003);
    var seen = gateway.find(sid).orElseThrow();
    assertThat(seen.state()).isEqualTo(SmsState.UNDELIVERED);
    assertThat(seen.code()).isEqualTo(30003);
    assertThat(seen.price()).isEqualByComparingTo(new BigDecimal("-0.045"));
    assertThat(seen.currency()).isEqualTo("USD");
  }

  @Test
  void aNoToAQuestionIsAnAnswer() throws Exception {
    assertThat(gateway.find("SMkhongco")).isEmpty();
    var stranger = at(simulated.address(), "sai");
    assertThat(stranger.takenFor(NUMBER)).isEmpty();
    assertThat(stranger.find("SMkhongco")).isEmpty();
  }

  @Test
  void whoeverDoesNotShowWhoHeIsWasToldNothing() {
    try (var unknown = new PracticeToken(0, Clock.systemUTC())) {
      var address = URI.create("https://127.0.0.1:" + unknown.address().getPort());
      assertThat(at(address, PracticeGateway.TOKEN).send(NUMBER, "tin", TOLD))
          .isInstanceOf(Answer.Later.class);
    }
  }

  @Test
  void eachKindOfNoIsToldApart() throws Exception {
    simulated.refuse(NUMBER, 21614);
    assertThat(gateway.send(NUMBER, "tin", TOLD)).isEqualTo(new Answer.Refused(21614));
    simulated.refuse(NUMBER, 0);
    simulated.next(Fault.TOO_MANY);
    assertThat(gateway.send(NUMBER, "tin", TOLD))
        .isEqualTo(new Answer.Later(Duration.ofSeconds(30), "HTTP 429"));
    simulated.next(Fault.BROKEN);
    assertThat(gateway.send(NUMBER, "tin", TOLD)).isEqualTo(new Answer.Unclear("HTTP 500"));
    simulated.next(Fault.CUT_BEFORE_TAKING);
    assertThat(gateway.send(NUMBER, "tin", TOLD)).isInstanceOf(Answer.Unclear.class);
    simulated.next(Fault.SLOW);
    assertThat(gateway.send(NUMBER, "tin", TOLD)).isInstanceOf(Answer.Unclear.class);
    assertThat(at(simulated.address(), "sai").send(NUMBER, "tin", TOLD))
        .isInstanceOf(Answer.Later.class);
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    assertThat(
            at(URI.create("http://127.0.0.1:" + nobody), PracticeGateway.TOKEN)
                .send(NUMBER, "tin", TOLD))
        .isInstanceOf(Answer.Later.class);
    // Of all these only the slow one was taken, and none was sent twice by the library.
    assertThat(simulated.taken()).hasSize(1);
  }

  @Test
  void anAnswerThatBeginsAndNeverEndsHoldsNobody() {
    simulated.next(Fault.ENDLESS);
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> gateway.send(NUMBER, "tin", TOLD)))
        .isInstanceOf(Answer.Unclear.class);
  }

  @Test
  void onlyTheGatewaysOwnSignatureIsGood() {
    gateway.send(NUMBER, "tin", TOLD);
    var words = PracticeGateway.words(simulated.taken().get(0), "delivered", null);
    var signature = PracticeGateway.signature(TOLD, words);
    assertThat(gateway.isFromGateway(TOLD, words, signature)).isTrue();
    assertThat(gateway.isFromGateway(URI.create(TOLD + "2"), words, signature)).isFalse();
    assertThat(gateway.isFromGateway(TOLD, words, signature.toLowerCase())).isFalse();
    words.put("MessageStatus", "failed");
    assertThat(gateway.isFromGateway(TOLD, words, signature)).isFalse();
  }

  @Test
  void whoeverSetsHalfAnAccountIsTold() {
    assertThatThrownBy(() -> new TwilioGateway(settings(List.of("account", "AC1"))))
        .hasMessageContaining("congvan.sms.token");
  }

  private static TwilioGateway at(URI address, String token) {
    return new TwilioGateway(
        settings(List.of("answer-within", "1s")),
        address,
        PracticeGateway.ACCOUNT,
        token,
        PracticeGateway.FROM);
  }

  private static SmsSettings settings(List<String> set) {
    var source = new MapConfigurationPropertySource();
    source.put("congvan.sms." + set.get(0), set.get(1));
    return new Binder(source).bindOrCreate("congvan.sms", SmsSettings.class);
  }
}
