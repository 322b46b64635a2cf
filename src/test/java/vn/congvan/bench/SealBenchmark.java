package vn.congvan.bench;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.pades.PreparedPages;
import vn.congvan.signing.pades.SealRuns;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/**
 * Seals per second of processor time on one thread, at once and in two phases, visible and
 * invisible, each as a part of the key's own operations in the same run. The kinds of work take
 * turns, so that a machine that slows down slows all of them. Warming up takes long: iText alone
 * wants some seconds for each kind of work.
 */
class SealBenchmark {

  private static final double WARM_UP = Double.parseDouble(System.getProperty("bench.warm", "28"));
  private static final double SECONDS = Double.parseDouble(System.getProperty("bench.each", "6"));
  private static final int TURNS = 6;

  @ParameterizedTest
  @CsvSource({"RSA_2048,SunRsaSign", "P_256,SunEC", "P_256,BC"})
  void seals(KeyKind kind, String provider) {
    if (provider.equals("BC") && java.security.Security.getProvider("BC") == null) {
      java.security.Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
    }
    try (var authority = new PracticeAuthority(0, Clock.system(ProvinceClock.ZONE))) {
      var runs = new SealRuns(authority.issue("UBND tỉnh", kind, Duration.ofDays(365)), provider);
      var prepared = new AtomicReference<PreparedPages>(runs.prepare(false));
      var value = runs.value(prepared.get());
      var names =
          new String[] {
            "key alone",
            "at once, invisible",
            "at once, visible",
            "two phases, invisible",
            "two phases, visible",
            "  first phase, invisible",
            "  second phase, invisible"
          };
      var works =
          new Runnable[] {
            runs::raw,
            () -> runs.oneShot(false),
            () -> runs.oneShot(true),
            () -> runs.twoPhases(false),
            () -> runs.twoPhases(true),
            () -> runs.prepare(false),
            () -> runs.complete(prepared.get(), value)
          };
      for (var work : works) {
        perSecond(work, WARM_UP / works.length);
      }
      var done = new double[works.length];
      for (var turn = 0; turn < TURNS; turn++) {
        for (var each = 0; each < works.length; each++) {
          done[each] += perSecond(works[each], SECONDS / TURNS) / TURNS;
        }
      }
      System.out.printf("%s through %s, letter of %d bytes%n", kind, provider, runs.size());
      for (var each = 0; each < works.length; each++) {
        System.out.printf(
            "  %-26s %8.0f/s  %5.2f ms  %.2f of the key alone%n",
            names[each], done[each], 1000 / done[each], done[each] / done[0]);
      }
    }
  }

  private static double perSecond(Runnable work, double seconds) {
    var threads = ManagementFactory.getThreadMXBean();
    var begin = threads.getCurrentThreadCpuTime();
    var end = begin + (long) (seconds * 1e9);
    var count = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      work.run();
      count++;
    }
    return count * 1e9 / (threads.getCurrentThreadCpuTime() - begin);
  }
}
