package vn.congvan.practice.year;

import java.util.UUID;

/**
 * The same numbers in every run: what is drawn for a thing depends on its name and its rank only.
 */
final class Chance {

  private Chance() {}

  /** A number that looks drawn. */
  static long of(long kind, long rank) {
    // SplitMix64, as in java.util.SplittableRandom.
    var z = (kind * 1_000_003 + rank + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** One of so many. */
  static int below(int bound, long kind, long rank) {
    return (int) Long.remainderUnsigned(of(kind, rank), bound);
  }

  /** An id. */
  static UUID id(long kind, long rank) {
    return new UUID(
        of(kind, rank) & ~0xF000L | 0x4000L,
        of(~kind, rank) & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
  }
}
