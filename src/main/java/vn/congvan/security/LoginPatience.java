package vn.congvan.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing, in real time, at four counts: one account from one place, one address, one
 * account from everywhere, and all of them together.
 *
 * <p>Nobody is locked out by what strangers try: a device on which the person has logged in before
 * is a place of its own, and the three wide counts do not hold for it. Even under the widest alarm
 * an address that has not failed yet has a try.
 */
@Component
class LoginPatience {

  private static final int REMEMBERED = 100_000;
  private static final int LONGEST_NAME = 64;
  private static final int DOORS = 512;

  /**
   * Somebody at the door.
   *
   * @param device the known device, or null where this account never came from it
   */
  record Attempt(String account, String address, @Nullable String device) {

    private String place() {
      return cut(account) + "|" + (device != null ? "device " + device : network(address));
    }
  }

  private record Own(int failures, Instant waitUntil, boolean told) {}

  private record Wide(int failures, Instant since) {}

  private final DoorSettings settings;
  private final Clock clock;
  private final Object[] doors = Stream.generate(Object::new).limit(DOORS).toArray();
  private final Map<String, Own> places = remembering();
  private final Map<String, Wide> addresses = remembering();
  private final Map<String, Wide> accounts = remembering();
  private final Map<String, Integer> openAt = new HashMap<>();
  private final Map<String, Integer> openFor = new HashMap<>();
  private int open;
  private Wide all = new Wide(0, Instant.EPOCH);

  @org.springframework.beans.factory.annotation.Autowired
  LoginPatience(DoorSettings settings) {
    this(settings, Clock.systemUTC());
  }

  LoginPatience(DoorSettings settings, Clock realTime) {
    this.settings = settings;
    this.clock = realTime;
  }

  /**
   * Lets the tries for one account from one place in one after another, and of the others at once
   * no more than may still fail: of many each would find that nobody had failed yet.
   */
  <T> T oneAfterAnother(Attempt attempt, Supplier<T> trying) {
    synchronized (doors[Math.floorMod(attempt.place().hashCode(), DOORS)]) {
      if (attempt.device() != null) {
        return trying.get();
      }
      comeIn(attempt);
      try {
        return trying.get();
      } finally {
        goOut(attempt);
      }
    }
  }

  private synchronized void comeIn(Attempt attempt) {
    try {
      while (dependsOnOthers(attempt)) {
        wait();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Ended while others tried", ended);
    }
    openAt.merge(network(attempt.address()), 1, Integer::sum);
    openFor.merge(cut(attempt.account()), 1, Integer::sum);
    open++;
  }

  private synchronized void goOut(Attempt attempt) {
    openAt.computeIfPresent(network(attempt.address()), LoginPatience::oneLess);
    openFor.computeIfPresent(cut(attempt.account()), LoginPatience::oneLess);
    open--;
    notifyAll();
  }

  private static @Nullable Integer oneLess(String key, int count) {
    return count == 1 ? null : count - 1;
  }

  /** Whether this one might try now, but would have to wait if all the open tries failed. */
  private boolean dependsOnOthers(Attempt attempt) {
    if (!waitFor(attempt).isZero()) {
      return false;
    }
    var now = clock.instant();
    var address = network(attempt.address());
    var account = cut(attempt.account());
    var here = openAt.getOrDefault(address, 0);
    var forIt = openFor.getOrDefault(account, 0);
    var failedHere = failures(addresses.get(address), now) + here;
    return here > 0 && failedHere >= settings.failuresPerAddress()
        || forIt > 0
            && failures(accounts.get(account), now) + forIt >= settings.failuresPerAccount()
        || open > 0 && failedHere > 0 && failures(all, now) + open >= settings.failuresInAll();
  }

  private int failures(@Nullable Wide count, Instant now) {
    return count != null && count.since().plus(settings.window()).isAfter(now)
        ? count.failures()
        : 0;
  }

  /** How long this one must wait; zero if not at all. */
  synchronized Duration waitFor(Attempt attempt) {
    var now = clock.instant();
    var own = places.get(attempt.place());
    var wait = own == null ? Duration.ZERO : span(now, own.waitUntil());
    if (attempt.device() != null) {
      return wait;
    }
    var address = addresses.get(network(attempt.address()));
    wait = longer(wait, untilOver(address, settings.failuresPerAddress(), now));
    wait =
        longer(
            wait,
            untilOver(accounts.get(cut(attempt.account())), settings.failuresPerAccount(), now));
    if (!untilOver(all, settings.failuresInAll(), now).isZero()) {
      wait = longer(wait, untilOver(address, 1, now));
    }
    return wait;
  }

  /** Whether this wait is told for the first time. */
  synchronized boolean isFirstTold(Attempt attempt) {
    var now = clock.instant();
    var own = places.get(attempt.place());
    if (own != null && own.told() && own.waitUntil().isAfter(now)) {
      return false;
    }
    var until = now.plus(waitFor(attempt));
    places.put(
        attempt.place(),
        new Own(
            own == null ? 0 : own.failures(),
            own == null || own.waitUntil().isBefore(until) ? until : own.waitUntil(),
            true));
    return true;
  }

  /** Counts a wrong password. */
  synchronized void failed(Attempt attempt) {
    var now = clock.instant();
    var own = places.get(attempt.place());
    var failures = own == null ? 1 : own.failures() + 1;
    places.put(attempt.place(), new Own(failures, now.plus(waitAfter(failures)), false));
    if (attempt.device() == null) {
      addresses.merge(network(attempt.address()), new Wide(1, now), this::added);
      accounts.merge(cut(attempt.account()), new Wide(1, now), this::added);
      all = added(all, new Wide(1, now));
    }
  }

  /** Forgets the failures of an account at a place once its owner has logged in from there. */
  synchronized void succeeded(Attempt attempt) {
    places.remove(attempt.place());
  }

  private Wide added(Wide before, Wide one) {
    return before.since().plus(settings.window()).isAfter(one.since())
        ? new Wide(before.failures() + 1, before.since())
        : one;
  }

  private Duration untilOver(@Nullable Wide count, int limit, Instant now) {
    return count == null || count.failures() < limit
        ? Duration.ZERO
        : span(now, count.since().plus(settings.window()));
  }

  private Duration waitAfter(int failures) {
    var over = failures - settings.failuresBeforeWait();
    if (over < 0) {
      return Duration.ZERO;
    }
    var wait = settings.firstWait().multipliedBy(1L << Math.min(over, 20));
    return wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
  }

  private static Duration span(Instant now, Instant until) {
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String cut(String account) {
    return account.length() <= LONGEST_NAME ? account : account.substring(0, LONGEST_NAME);
  }

  /** Whoever has an IPv6 address has a whole network of them: its first half counts. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      var bytes = java.net.InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? java.util.HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (java.net.UnknownHostException notAnAddress) {
      return address;
    }
  }

  private static <V> Map<String, V> remembering() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
