package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.sms.SmsGateway.Answer;
import vn.congvan.sms.SmsSending.Step;

/** What each answer of the gateway means for the next message. */
class SmsRoundsTest {

  private static final Instant NOON = Instant.parse("2026-09-07T05:00:00Z");
  private static final UUID ID = UUID.randomUUID();

  private final SmsSending sending = mock();
  private final SmsGateway gateway = mock();
  private final ObjectProvider<SmsGateway> gateways = mock();
  private final ProvinceClock clock = mock();
  private final SmsSettings settings =
      Binder.get(new MockEnvironment()).bindOrCreate("congvan.sms", SmsSettings.class);
  private final SmsRounds rounds =
      new SmsRounds(sending, gateways, new SmsAddress(settings), settings, clock);

  @BeforeEach
  void oneMessageIsDue() {
    when(gateways.getIfAvailable()).thenReturn(gateway);
    when(sending.due(anyInt(), any())).thenReturn(List.of(ID));
    at(NOON);
  }

  @AfterEach
  void close() {
    rounds.destroy();
  }

  @Test
  void answersAboutTheListDoNotMeanThatMessagesAreTaken() throws Exception {
    when(gateway.send(anyString(), anyString(), any())).thenReturn(new Answer.Unclear("HTTP 503"));
    when(gateway.takenFor(anyString())).thenReturn(List.of());
    when(gateway.find(anyString())).thenReturn(Optional.empty());
    for (var time = 0; time < 3; time++) {
      next(new Step.Send(ID, "+84912345678", "tin"));
    }
    assertThat(rounds.isPaused()).isTrue();

    next(new Step.Ask(ID, "+84912345678"));
    next(new Step.Look(ID, "SM1"));
    assertThat(rounds.isPaused()).as("it answers questions and takes nothing").isTrue();
    at(NOON.plus(Duration.ofMinutes(2)));
    next(new Step.Ask(ID, "+84912345678"));
    next(new Step.Send(ID, "+84912345678", "tin"));
    next(new Step.Ask(ID, "+84912345678"));
    verify(sending, atLeastOnce()).begin(ID, new Silence(NOON, null));

    at(NOON.plus(Duration.ofMinutes(4)));
    when(gateway.send(anyString(), anyString(), any())).thenReturn(new Answer.Refused(21211));
    next(new Step.Send(ID, "+84912345678", "tin"));
    assertThat(rounds.isPaused()).isFalse();
  }

  @Test
  void aListThatDoesNotAnswerHoldsUpNoMessage() throws Exception {
    doThrow(new SmsGateway.Unreachable("HTTP 503")).when(gateway).takenFor(anyString());
    for (var time = 0; time < 3; time++) {
      next(new Step.Ask(ID, "+84912345678"));
    }
    assertThat(rounds.isPaused()).isFalse();
    next(new Step.Ask(ID, "+84912345678"));
    verify(sending).begin(ID, new Silence(null, NOON));
  }

  @Test
  void aMessageThatTheGatewayDoesNotKnowIsNoTrouble() throws Exception {
    when(gateway.find(anyString())).thenReturn(Optional.empty());
    for (var time = 0; time < 4; time++) {
      next(new Step.Look(ID, "SM1"));
    }
    verify(sending, times(4)).begin(ID, Silence.NONE);
    verify(sending, times(4)).notAnswered(ID);
  }

  @Test
  void withoutAGatewayWhatWaitsIsStillLookedAt() {
    when(gateways.getIfAvailable()).thenReturn(null);
    when(sending.begin(any(), any())).thenReturn(Optional.empty());
    rounds.doAll();
    verify(sending).due(anyInt(), eq(Silence.NO_GATEWAY));
    verify(sending).begin(ID, Silence.NO_GATEWAY);
  }

  private void next(Step step) {
    when(sending.begin(any(), any())).thenReturn(Optional.of(step));
    rounds.doAll();
  }

  private void at(Instant now) {
    when(clock.instant()).thenReturn(now);
  }
}
