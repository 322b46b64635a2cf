package vn.congvan.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many documents stand in each bucket.
 *
 * @param arrived how many arrived in the period
 * @param carried how many had arrived before it and were still open at its beginning
 * @param buckets how many stand in which bucket; where there are none, nothing
 */
public record Tally(long arrived, long carried, Map<Bucket, Long> buckets) {

  /** Nothing at all. */
  public static final Tally NOTHING = new Tally(0, 0, Map.of());

  /** Keeps the map as it is now. */
  public Tally {
    buckets = Map.copyOf(buckets);
  }

  /** How many stand in that bucket. */
  public long of(Bucket bucket) {
    return buckets.getOrDefault(bucket, 0L);
  }

  /** Those that were handled to their end. */
  public long done() {
    return of(Bucket.DONE_IN_TIME) + of(Bucket.DONE_LATE);
  }

  /** What was received: carried over and arrived. */
  public long received() {
    return arrived + carried;
  }

  /** All buckets together. */
  public long sum() {
    return buckets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether the buckets make up what was received. */
  public boolean adds() {
    return sum() == received();
  }

  /** The share of what was done that was done in time, 0 to 1; empty where nothing was done. */
  public OptionalDouble onTimeRate() {
    return done() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) of(Bucket.DONE_IN_TIME) / done());
  }

  /** The sum written out, with figures as they are written in Viet Nam: A 49.177 + … = 991.531. */
  public String identity() {
    return Stream.of(
                "A " + figure(of(Bucket.UNREGISTERED)),
                "B " + figure(of(Bucket.FOR_INFORMATION)),
                "C " + figure(of(Bucket.IN_PROGRESS)),
                "C0 " + figure(of(Bucket.NO_DEADLINE)),
                "D " + figure(of(Bucket.OVERDUE)),
                "E " + figure(of(Bucket.DONE_IN_TIME)),
                "F " + figure(of(Bucket.DONE_LATE)),
                "G " + figure(of(Bucket.SENT_BACK)))
            .collect(Collectors.joining(" + "))
        + " = "
        + figure(sum());
  }

  /** Both together. */
  public Tally plus(Tally other) {
    var both = new EnumMap<Bucket, Long>(Bucket.class);
    both.putAll(buckets);
    other.buckets.forEach((bucket, count) -> both.merge(bucket, count, Long::sum));
    return new Tally(arrived + other.arrived, carried + other.carried, both);
  }

  /** A figure with a point between thousands. */
  public static String figure(long count) {
    return String.format(java.util.Locale.ROOT, "%,d", count).replace(',', '.');
  }
}
