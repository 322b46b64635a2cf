package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class GatewayPauseTest {

  private static final Instant NOON = Instant.parse("2026-09-07T05:00:00Z");

  private final GatewayPause pause =
      new GatewayPause(
          Binder.get(new MockEnvironment()).bindOrCreate("congvan.sms", SmsSettings.class));

  @Test
  void pauseAfterPauseBeginsWithTheFirstAndAnAnswerEndsThemAll() {
    pause.troubled(NOON);
    pause.troubled(NOON);
    assertThat(pause.lasting(NOON)).isNull();
    pause.troubled(NOON);
    assertThat(pause.lasting(NOON)).isEqualTo(NOON);

    var later = NOON.plus(Duration.ofMinutes(2));
    assertThat(pause.lasting(later)).as("one message is tried").isNull();
    pause.troubled(later);
    assertThat(pause.lasting(later)).isEqualTo(NOON);

    pause.answered();
    assertThat(pause.lasting(later)).isNull();
    for (var time = 0; time < 3; time++) {
      pause.troubled(later);
    }
    assertThat(pause.lasting(later)).isEqualTo(later);
  }
}
