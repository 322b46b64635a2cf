package vn.congvan.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the digests once their hour has come, a batch of people after the other. */
@Component
class DigestRound {

  private static final Logger log = LoggerFactory.getLogger(DigestRound.class);
  private static final int BATCH = 200;

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
    var agencies = digests.agenciesAtWork();
    var told = 0;
    for (var people = digests.people(hour.get(), agencies, "", BATCH);
        !people.isEmpty();
        people = digests.people(hour.get(), agencies, people.get(people.size() - 1), BATCH)) {
      for (var person : people) {
        try {
          digests.tell(person, hour.get(), agencies);
        } catch (DataAccessException trouble) {
          log.warn("A digest was not told and is tried again in the next round", trouble);
        }
      }
      told += people.size();
    }
    return told;
  }
}
