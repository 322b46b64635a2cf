package vn.congvan.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congvan.notification.DailyDigests.Waiting;

/** Tells the digests once their hour has come, one batch after the other. */
@Component
class DigestRound {

  private static final Logger log = LoggerFactory.getLogger(DigestRound.class);
  private static final int BATCH = 1000;

  private final DailyDigests digests;

  DigestRound(DailyDigests digests) {
    this.digests = digests;
  }

  /** Tells all digests that are due; returns how many people were looked at. */
  @Scheduled(
      initialDelayString = "${congvan.notification.round-after:PT15S}",
      fixedDelayString = "${congvan.notification.digest-every:PT1M}")
  int round() {
    var hour = digests.hour();
    if (hour.isEmpty()) {
      return 0;
    }
    var told = 0;
    for (var waiting = digests.waiting(hour.get(), Waiting.FIRST, BATCH);
        !waiting.isEmpty();
        waiting = digests.waiting(hour.get(), waiting.get(waiting.size() - 1), BATCH)) {
      var people =
          waiting.stream()
              .filter(each -> digests.isAtWork(each.agencyId()))
              .map(Waiting::personId)
              .distinct()
              .toList();
      for (var person : people) {
        try {
          digests.tell(person, hour.get());
        } catch (DataAccessException trouble) {
          log.warn("A digest was not told and is tried again in the next round", trouble);
        }
      }
      told += people.size();
    }
    return told;
  }
}
