package vn.congvan.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvan.deadline.Calendars;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.shared.ProvinceClock;

/** When rungs are climbed: in working time, also over Tết, and never all at once. */
class RungTimeTest {

  private static final Duration SPREAD = Duration.ofMinutes(5);

  private final RungTime times = new RungTime(Calendars.usual(), new EscalationSettings(SPREAD));

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ProvinceClock.ZONE).toInstant();
  }

  private static OpenDeadline due(String local, int urgency) {
    var dueAt = at(local);
    return new OpenDeadline(
        UUID.randomUUID(),
        DeadlineKind.HANDLING,
        UUID.randomUUID(),
        null,
        "snv",
        null,
        null,
        dueAt.minus(Duration.ofDays(9)),
        dueAt,
        dueAt,
        null,
        Limit.byDate(),
        urgency,
        null);
  }

  @Test
  void daysKeepTheTimeOfTheDayAndPassWeekends() {
    var friday = due("2026-09-11T17:00", 0);
    assertThat(rung(friday, 0, 0)).isEqualTo(at("2026-09-11T17:00"));
    assertThat(rung(friday, 1, 0)).isEqualTo(at("2026-09-14T17:00"));
    assertThat(rung(friday, 5, 0)).isEqualTo(at("2026-09-18T17:00"));
    assertThat(rung(friday, -2, 0)).isEqualTo(at("2026-09-09T17:00"));
  }

  @Test
  void hoursCountWithinWorkingTimeOnly() {
    var monday = due("2026-09-14T09:00", 0);
    assertThat(rung(monday, 0, 2)).isEqualTo(at("2026-09-14T11:00"));
    assertThat(Calendars.usual().workingTimeBetween("snv", rung(monday, 0, -4), monday.dueAt()))
        .isEqualTo(Duration.ofHours(4));
    assertThat(rung(monday, 0, -4)).isEqualTo(at("2026-09-11T14:30"));
  }

  @Test
  void aSecondThatIsMissingInTheMorningIsFoundInTheEveningBefore() {
    var monday = due("2026-09-14T11:29:59", 0);
    assertThat(rung(monday, 0, -4)).isEqualTo(at("2026-09-11T16:59:59"));
    var afterTet = due("2027-02-12T11:29:59", 1);
    assertThat(rung(afterTet, 0, -4)).isEqualTo(at("2027-02-04T16:59:59"));
  }

  @Test
  void whatIsDueInAnHourIsWarnedOfByTheMinute() {
    var monday = due("2026-09-14T09:00", 1);
    assertThat(times.of(monday.agencyId(), monday.dueAt(), RungDistance.of(0, 0, -30)))
        .isEqualTo(at("2026-09-14T08:30"));
    assertThat(times.of(monday.agencyId(), monday.dueAt(), RungDistance.of(0, 1, 15)))
        .isEqualTo(at("2026-09-14T10:15"));
  }

  @Test
  void nobodyIsToldDuringTet() {
    // Tết Đinh Mùi is on 6 February 2027; the last working day before it is the 4th.
    var beforeTet = due("2027-02-04T17:00", 0);
    var first = rung(beforeTet, 1, 0);
    var calendar = Calendars.usual();
    for (var day = at("2027-02-05T12:00").atZone(ProvinceClock.ZONE).toLocalDate();
        day.isBefore(first.atZone(ProvinceClock.ZONE).toLocalDate());
        day = day.plusDays(1)) {
      assertThat(calendar.isWorkingDay("snv", day)).as("%s", day).isFalse();
    }
    assertThat(first).isEqualTo(at("2027-02-12T17:00"));
    assertThat(rung(beforeTet, 3, 0)).isEqualTo(at("2027-02-16T17:00"));
    var afterTet = due("2027-02-12T10:00", 1);
    assertThat(rung(afterTet, -1, 0)).isEqualTo(at("2027-02-04T10:00"));
    assertThat(rung(afterTet, 0, -4)).isBefore(at("2027-02-04T17:00"));
  }

  @Test
  void aThousandAtTheSameMinuteAreSpreadAndNoneComesEarly() {
    var moments = new HashSet<Instant>();
    for (var i = 0; i < 1000; i++) {
      var deadline = due("2026-09-11T17:00", 0);
      var moment = times.spread(deadline, deadline.dueAt());
      assertThat(moment)
          .isBetween(deadline.dueAt(), deadline.dueAt().plus(SPREAD))
          .isEqualTo(times.spread(deadline, deadline.dueAt()));
      moments.add(moment);
    }
    assertThat(moments).hasSizeGreaterThan(200);
    var express = due("2026-09-11T17:00", 3);
    assertThat(times.spread(express, express.dueAt())).isEqualTo(express.dueAt());
  }

  private Instant rung(OpenDeadline deadline, int days, int hours) {
    return times.of(deadline.agencyId(), deadline.dueAt(), RungDistance.of(days, hours, 0));
  }
}
