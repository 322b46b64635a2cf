package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.congvan.security.LoginPatience.Attempt;

/** Guessing gets slow; the owner never waits for what strangers do. */
class LoginPatienceTest {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final MovedClock clock = new MovedClock();
  private final LoginPatience patience =
      new LoginPatience(
          new DoorSettings(
              5,
              Duration.ofSeconds(30),
              Duration.ofMinutes(15),
              100,
              50,
              2000,
              WINDOW,
              Duration.ofDays(180)),
          clock);

  @Test
  void fiveWrongPasswordsMakeTheAccountWaitAtThatAddress() {
    fail("vanthu.snv", "10.0.0.1", 4);
    assertThat(wait("vanthu.snv", "10.0.0.1")).isZero();

    fail("vanthu.snv", "10.0.0.1", 1);

    assertThat(wait("vanthu.snv", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));
    assertThat(wait("vanthu.snv", "10.0.0.2")).isZero();
  }

  @Test
  void theWaitDoublesUpToItsLimit() {
    fail("vanthu.snv", "10.0.0.1", 6);
    assertThat(wait("vanthu.snv", "10.0.0.1")).isEqualTo(Duration.ofMinutes(1));
    fail("vanthu.snv", "10.0.0.1", 20);
    assertThat(wait("vanthu.snv", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void theWaitEnds() {
    fail("vanthu.snv", "10.0.0.1", 5);
    clock.pass(Duration.ofSeconds(31));
    assertThat(wait("vanthu.snv", "10.0.0.1")).isZero();
  }

  @Test
  void anAddressThatTriesManyAccountsWaits() {
    for (var i = 0; i < 100; i++) {
      fail("person" + i, "10.0.0.9", 1);
    }
    assertThat(wait("somebody.else", "10.0.0.9")).isPositive();
    clock.pass(WINDOW);
    assertThat(wait("somebody.else", "10.0.0.9")).isZero();
  }

  @Test
  void anIpv6NeighbourhoodIsOneAddress() {
    for (var i = 0; i < 100; i++) {
      fail("person" + i, "2001:db8:1:2::" + Integer.toHexString(i + 1), 1);
    }
    assertThat(wait("somebody.else", "2001:db8:1:2:ffff::1")).isPositive();
    assertThat(wait("somebody.else", "2001:db8:1:3::1")).isZero();
  }

  @Test
  void anAccountThatIsGuessedFromManyAddressesMakesStrangersWaitAndItsOwnerNot() {
    for (var i = 0; i < 50; i++) {
      fail("vanthu.snv", "10.1.0." + i, 1);
    }
    assertThat(wait("vanthu.snv", "10.2.0.1")).isPositive();
    assertThat(patience.waitFor(new Attempt("vanthu.snv", "10.2.0.1", "her desk"))).isZero();
    assertThat(wait("giamdoc.snv", "10.2.0.1")).isZero();
  }

  @Test
  void theOwnersDeviceIsNotMadeToWaitByANeighbourAtTheSameAddress() {
    fail("vanthu.snv", "10.0.0.1", 30);
    assertThat(wait("vanthu.snv", "10.0.0.1")).isPositive();
    assertThat(patience.waitFor(new Attempt("vanthu.snv", "10.0.0.1", "her desk"))).isZero();
  }

  @Test
  void aStolenDeviceGuessesNoFasterThanAnybody() {
    var thief = new Attempt("vanthu.snv", "10.0.0.1", "her desk");
    for (var i = 0; i < 5; i++) {
      patience.failed(thief);
    }
    assertThat(patience.waitFor(thief)).isEqualTo(Duration.ofSeconds(30));
    // Another address does not help him: the device is the place.
    assertThat(patience.waitFor(new Attempt("vanthu.snv", "10.9.9.9", "her desk"))).isPositive();
  }

  @Test
  void underAWideAttackAnAddressGetsOneTryAndNobodyIsShutOut() {
    for (var i = 0; i < 2000; i++) {
      fail("person" + i % 500, "10.%d.%d.1".formatted(i / 250, i % 250), 1);
    }
    assertThat(wait("chuyenvien.snv", "10.0.0.1")).as("an address that has failed").isPositive();
    assertThat(wait("chuyenvien.snv", "172.16.0.1")).as("a fresh address").isZero();
    fail("chuyenvien.snv", "172.16.0.1", 1);
    assertThat(wait("chuyenvien.snv", "172.16.0.1")).isPositive();
    assertThat(patience.waitFor(new Attempt("chuyenvien.snv", "172.16.0.1", "desk"))).isZero();
    clock.pass(WINDOW);
    assertThat(wait("chuyenvien.snv", "172.16.0.1")).isZero();
  }

  /** However many come at once from however many places, what is counted is what was tried. */
  @Test
  void manyAtOnceForOneAccountHaveNoMoreTriesThanOneAfterAnother() throws Exception {
    assertThat(tried(60, i -> at("vanthu.snv", "10.1.0." + i, null))).isEqualTo(50);
    assertThat(wait("vanthu.snv", "10.9.9.9")).isPositive();
  }

  @Test
  void manyAtOnceFromOneAddressHaveNoMoreTriesThanOneAfterAnother() throws Exception {
    assertThat(tried(110, i -> at("person" + i, "10.0.0.9", null))).isEqualTo(100);
    assertThat(wait("somebody.else", "10.0.0.9")).isPositive();
  }

  @Test
  void underAWideAttackAnAddressGetsOneTryAlsoOfManyAtOnce() throws Exception {
    for (var i = 0; i < 2000; i++) {
      fail("person" + i % 500, "10.%d.%d.1".formatted(i / 250, i % 250), 1);
    }
    assertThat(tried(20, i -> at("other" + i, "172.16.0.1", null))).isEqualTo(1);
  }

  /** Lets all in at once, holds those inside until nobody else comes in, and counts the tries. */
  private int tried(int people, IntFunction<Attempt> who) throws Exception {
    var tries = new AtomicInteger();
    var inside = new AtomicInteger();
    var decide = new CountDownLatch(1);
    var threads =
        IntStream.range(0, people)
            .mapToObj(who)
            .map(
                attempt ->
                    new Thread(
                        () ->
                            patience.oneAfterAnother(
                                attempt,
                                () -> {
                                  if (patience.waitFor(attempt).isZero()) {
                                    tries.incrementAndGet();
                                    inside.incrementAndGet();
                                    await(decide);
                                    patience.failed(attempt);
                                  }
                                  return attempt;
                                })))
            .toList();
    threads.forEach(Thread::start);
    while (threads.stream().anyMatch(LoginPatienceTest::moves)) {
      Thread.onSpinWait();
    }
    assertThat(inside).hasPositiveValue();
    decide.countDown();
    for (var thread : threads) {
      thread.join();
    }
    return tries.get();
  }

  private static boolean moves(Thread thread) {
    return thread.getState() == Thread.State.RUNNABLE;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theRightPasswordForgetsTheWrongOnes() {
    fail("vanthu.snv", "10.0.0.1", 4);
    patience.succeeded(at("vanthu.snv", "10.0.0.1", null));
    fail("vanthu.snv", "10.0.0.1", 4);
    assertThat(wait("vanthu.snv", "10.0.0.1")).isZero();
  }

  @Test
  void aWaitIsToldOnce() {
    var attempt = at("vanthu.snv", "10.0.0.1", null);
    fail("vanthu.snv", "10.0.0.1", 5);
    assertThat(patience.isFirstTold(attempt)).isTrue();
    assertThat(patience.isFirstTold(attempt)).isFalse();
    clock.pass(Duration.ofSeconds(31));
    fail("vanthu.snv", "10.0.0.1", 1);
    assertThat(patience.isFirstTold(attempt)).isTrue();
  }

  private Duration wait(String account, String address) {
    return patience.waitFor(at(account, address, null));
  }

  private void fail(String account, String address, int times) {
    for (var i = 0; i < times; i++) {
      patience.failed(at(account, address, null));
    }
  }

  private static Attempt at(String account, String address, @Nullable String device) {
    return new Attempt(account, address, device);
  }
}
