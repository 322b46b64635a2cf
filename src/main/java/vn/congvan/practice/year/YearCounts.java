package vn.congvan.practice.year;

import java.util.EnumMap;
import java.util.Map;
import vn.congvan.statistics.Bucket;

/**
 * How much there is in a province-year.
 *
 * <p>Vĩnh Long published 982 agencies, 8,117 users, 991,531 incoming and 304,304 outgoing
 * documents, 49,177 not registered, 9,428 in progress past their deadline, 624,823 done in time,
 * 19,050 done late and 2,111 SMS. It did not say where the other 289,053 incoming documents stand;
 * here they are 240,658 for information, 35,395 in progress in time, 6,000 in progress without a
 * deadline and 7,000 returned. So 100,000 are open, which is as many tasks.
 */
record YearCounts(int agencies, int people, Map<Bucket, Integer> incoming, int outgoing, int sms) {

  static final YearCounts PUBLISHED =
      new YearCounts(
          982,
          8_117,
          Map.of(
              Bucket.UNREGISTERED, 49_177,
              Bucket.FOR_INFORMATION, 240_658,
              Bucket.IN_PROGRESS, 35_395,
              Bucket.NO_DEADLINE, 6_000,
              Bucket.OVERDUE, 9_428,
              Bucket.DONE_IN_TIME, 624_823,
              Bucket.DONE_LATE, 19_050,
              Bucket.SENT_BACK, 7_000),
          304_304,
          2_111);

  /** One of so many parts; what does not divide is left out. */
  YearCounts dividedBy(int parts) {
    var part = new EnumMap<Bucket, Integer>(Bucket.class);
    incoming.forEach((bucket, count) -> part.put(bucket, count / parts));
    return new YearCounts(agencies / parts, people / parts, part, outgoing / parts, sms / parts);
  }

  /** What is missing to these counts where so many are there already. */
  YearCounts less(YearCounts there) {
    var missing = new EnumMap<Bucket, Integer>(Bucket.class);
    incoming.forEach(
        (bucket, count) ->
            missing.put(bucket, Math.max(0, count - there.incoming.getOrDefault(bucket, 0))));
    return new YearCounts(
        Math.max(0, agencies - there.agencies),
        Math.max(0, people - there.people),
        missing,
        Math.max(0, outgoing - there.outgoing),
        Math.max(0, sms - there.sms));
  }

  /** All incoming documents. */
  int received() {
    return incoming.values().stream().mapToInt(Integer::intValue).sum();
  }
}
