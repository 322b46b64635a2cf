package vn.congvan.deadline;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.shared.ProvinceClock;

/**
 * Carries a change of the calendar into the open deadlines that were reckoned in working time, or
 * given to a day that is now off: looks first how many it would move, then moves them in batches,
 * each with its history and the place where the next one begins in one transaction.
 */
@Component
class DeadlineReckoning {

  private static final Logger log = LoggerFactory.getLogger(DeadlineReckoning.class);

  private static final int LOOKED_AT_ONCE = 1000;
  private static final int LISTED = 50;
  static final int BATCH = 200;

  private final DeadlineRows rows;
  private final DeadlineChanges history;
  private final CalendarChanges changes;
  private final WorkingCalendar calendar;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final ProvinceClock clock;

  DeadlineReckoning(
      DeadlineRows rows,
      DeadlineChanges history,
      CalendarChanges changes,
      WorkingCalendar calendar,
      EntityManager entities,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      ProvinceClock clock) {
    this.rows = rows;
    this.history = history;
    this.changes = changes;
    this.calendar = calendar;
    this.entities = entities;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A deadline that would move, and to when. */
  record Moving(OpenDeadline deadline, Instant newDueAt) {}

  /** What a change would do; the first ones by their deadline are listed. */
  record Outlook(int lookedAt, int moving, int agencies, List<Moving> first) {}

  /** What would become of the deadlines that touch these days by another calendar. */
  Outlook outlook(
      @Nullable String agencyId,
      LocalDate firstDay,
      LocalDate lastDay,
      Function<String, WorkingTime> times) {
    var lookedAt = 0;
    var moving = new ArrayList<Moving>();
    var agencies = new TreeSet<String>();
    UUID last = null;
    while (true) {
      var page = touching(agencyId, firstDay, lastDay, last, LOOKED_AT_ONCE);
      for (var row : page) {
        var newDueAt = newDueAt(row, times.apply(row.agencyId()));
        if (!newDueAt.equals(row.dueAt())) {
          moving.add(new Moving(row.asItStands(), newDueAt));
          agencies.add(row.agencyId());
        }
        last = row.id();
      }
      lookedAt += page.size();
      page.forEach(entities::detach);
      if (page.size() < LOOKED_AT_ONCE) {
        var first =
            moving.stream()
                .sorted(java.util.Comparator.comparing(each -> each.deadline().dueAt()))
                .limit(LISTED)
                .toList();
        return new Outlook(lookedAt, moving.size(), agencies.size(), first);
      }
    }
  }

  /** One batch of each change that is not finished, also after a restart. */
  @Scheduled(
      initialDelayString = "${congvan.calendar.reckon-after:PT30S}",
      fixedDelayString = "${congvan.calendar.reckon-every:PT1S}")
  void goOn() {
    changes.unfinished().forEach(this::carryOn);
  }

  /** One batch; whether there is more to do. */
  boolean carryOn(UUID change) {
    try {
      return step(change, BATCH);
    } catch (RuntimeException trouble) {
      log.warn("A batch of deadlines was not reckoned anew; one after the other now", trouble);
    }
    for (var i = 0; i < BATCH; i++) {
      try {
        if (!step(change, 1)) {
          return false;
        }
      } catch (RuntimeException trouble) {
        log.error("A deadline could not be reckoned anew by the change {}", change, trouble);
        passOver(change);
      }
    }
    return true;
  }

  private boolean step(UUID change, int most) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> changes.claim(change).map(row -> step(row, most)).orElse(false)));
  }

  private boolean step(CalendarChanges.Row change, int most) {
    var page =
        touching(
            change.agencyId(), change.firstDay(), change.lastDay(), change.lastDeadlineId(), most);
    if (page.isEmpty()) {
      changes.finish(change.id());
      return false;
    }
    var last = page.get(page.size() - 1).id();
    var moving =
        page.stream()
            .filter(row -> !newDueAt(row, calendar.of(row.agencyId())).equals(row.dueAt()))
            .toList();
    var moved = moving.isEmpty() ? 0 : move(moving, change);
    changes.went(change.id(), page.size(), moved, 0, last);
    return true;
  }

  private int move(Collection<Deadline> moving, CalendarChanges.Row change) {
    events.publishEvent(
        new DeadlinesToMove(
            moving.stream()
                .map(Deadline::documentId)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new))));
    var moves = new ArrayList<DeadlineMoved.Move>();
    for (var row : rows.locked(moving.stream().map(Deadline::id).toList())) {
      // Somebody may have moved or ended it before it was locked.
      entities.refresh(row);
      var newDueAt = newDueAt(row, calendar.of(row.agencyId()));
      if (!row.isOpen() || newDueAt.equals(row.dueAt())) {
        continue;
      }
      var former = row.dueAt();
      row.recompute(newDueAt);
      history.save(
          new DeadlineChange(
              row.id(),
              DeadlineTurn.CALENDAR,
              clock.instant(),
              change.madeBy(),
              former,
              newDueAt,
              change.reason()));
      moves.add(
          new DeadlineMoved.Move(
              row.asItStands(), DeadlineTurn.CALENDAR, former, change.reason(), change.madeBy()));
    }
    if (!moves.isEmpty()) {
      entities.flush();
      events.publishEvent(new DeadlineMoved(List.copyOf(moves)));
    }
    return moves.size();
  }

  private void passOver(UUID change) {
    transaction.executeWithoutResult(
        status ->
            changes
                .claim(change)
                .ifPresent(
                    row ->
                        touching(
                                row.agencyId(),
                                row.firstDay(),
                                row.lastDay(),
                                row.lastDeadlineId(),
                                1)
                            .forEach(failed -> changes.went(row.id(), 1, 0, 1, failed.id()))));
  }

  private Instant newDueAt(Deadline row, WorkingTime time) {
    return row.reckonedBy(time, clock.instant());
  }

  private List<Deadline> touching(
      @Nullable String agencyId,
      LocalDate firstDay,
      LocalDate lastDay,
      @Nullable UUID after,
      int most) {
    var begin = firstDay.atStartOfDay(ProvinceClock.ZONE).toInstant();
    var end = lastDay.plusDays(1).atStartOfDay(ProvinceClock.ZONE).toInstant();
    var start = after == null ? new UUID(0, 0) : after;
    return agencyId == null
        ? rows.touching(begin, end, start, Limit.of(most))
        : rows.touching(agencyId, begin, end, start, Limit.of(most));
  }
}
