package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsStateTest {

  @Test
  void whatWasSaidLateTakesNothingBack() {
    assertThat(SmsState.DELIVERED.mayBecome(SmsState.SENT)).isFalse();
    assertThat(SmsState.DELIVERED.mayBecome(SmsState.UNDELIVERED)).isFalse();
    assertThat(SmsState.FAILED.mayBecome(SmsState.DELIVERED)).isFalse();
    assertThat(SmsState.SENT.mayBecome(SmsState.ACCEPTED)).isFalse();
    assertThat(SmsState.SENT.mayBecome(SmsState.DELIVERED)).isTrue();
    assertThat(SmsState.SENDING.mayBecome(SmsState.DELIVERED)).isTrue();
    assertThat(SmsState.UNKNOWN.mayBecome(SmsState.SENT)).isTrue();
  }

  @Test
  void theGatewaysNumbersHaveWords() {
    assertThat(SmsWhy.ofGateway(21211)).isEqualTo(SmsWhy.WRONG_NUMBER);
    assertThat(SmsWhy.ofGateway(21614)).isEqualTo(SmsWhy.WRONG_NUMBER);
    assertThat(SmsWhy.ofGateway(21610)).isEqualTo(SmsWhy.UNSUBSCRIBED);
    assertThat(SmsWhy.ofGateway(30003)).isEqualTo(SmsWhy.OUT_OF_REACH);
    assertThat(SmsWhy.ofGateway(99999)).isEqualTo(SmsWhy.REFUSED);
  }
}
