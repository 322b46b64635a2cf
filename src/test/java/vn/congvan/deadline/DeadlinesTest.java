package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.PostgresProvince;
import vn.congvan.shared.ProvinceClock;

/** What becomes of a time limit, and who is told. */
@RecordApplicationEvents
class DeadlinesTest extends PostgresProvince {

  private static final String AGENCY = "stc";
  private static final DeadlineKind KIND = DeadlineKind.HANDLING;

  @Autowired private Deadlines deadlines;
  @Autowired private DeadlineChanges changes;
  @Autowired private TimeLimits limits;
  @Autowired private WorkingCalendar calendar;
  @Autowired private ProvinceClock clock;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEvents events;
  @Autowired private JdbcClient database;

  private final UUID subject = UUID.randomUUID();

  @Test
  void itIsOpenedOnceAndEndsOnce() {
    var first = opened(5);
    var second = opened(9);

    assertThat(second).isEqualTo(first);
    assertThat(told(DeadlineOpened.class)).isEqualTo(1);
    in(() -> deadlines.close(KIND, subject, "an.tran"));
    in(() -> deadlines.close(KIND, subject, "an.tran"));
    assertThat(told(DeadlineClosed.class)).isEqualTo(1);
    assertThat(deadlines.of(first).orElseThrow().closedAt()).isNotNull();
    assertThat(deadlines.of(KIND, subject)).isEmpty();
    assertThat(turns(first)).containsExactly(DeadlineTurn.OPENED, DeadlineTurn.CLOSED);
  }

  @Test
  void whatBeginsAnewIsALimitOfItsOwnAndWhatRunsOnIsTheSame() {
    var first = opened(5);
    in(() -> deadlines.close(KIND, subject, null));
    in(() -> deadlines.reopen(KIND, subject, null));
    assertThat(deadlines.of(KIND, subject).orElseThrow().id()).isEqualTo(first);
    in(() -> deadlines.close(KIND, subject, null));

    assertThat(opened(5)).isNotEqualTo(first);
  }

  @Test
  void anExtensionKeepsTheOriginal() {
    var id = opened(5);
    var original = deadlines.of(id).orElseThrow().dueAt();
    var granted = original.plus(7, ChronoUnit.DAYS);

    in(
        () ->
            deadlines.move(
                KIND, subject, granted, DeadlineTurn.EXTENDED, "Chờ số liệu", "an.tran"));

    var now = deadlines.of(id).orElseThrow();
    assertThat(now.originalDueAt()).isEqualTo(original);
    assertThat(now.dueAt()).isEqualTo(granted);
    assertThat(now.limit().isReckoned()).isFalse();
    var line = changes.of(List.of(id)).get(1);
    assertThat(line.before()).isEqualTo(original);
    assertThat(line.after()).isEqualTo(granted);
    assertThat(line.reason()).isEqualTo("Chờ số liệu");
    assertThat(line.changedBy()).isEqualTo("an.tran");
    var move = events.stream(DeadlineMoved.class).flatMap(each -> each.moves().stream()).toList();
    assertThat(move).singleElement().satisfies(each -> assertThat(each.deadline()).isEqualTo(now));
  }

  @Test
  void aPauseKeepsTheWorkingTimeThatWasLeft() {
    var id = opened(5);
    var left = left(id);

    in(() -> deadlines.pause(KIND, subject, "Chờ Sở Nội vụ", "an.tran"));
    in(() -> deadlines.pause(KIND, subject, "Chờ Sở Nội vụ", "an.tran"));
    clock.forward(Duration.ofDays(21));
    assertThat(deadlines.of(id).orElseThrow().isOverdue(clock.instant())).isFalse();
    in(() -> deadlines.resume(KIND, subject, "an.tran"));
    in(() -> deadlines.resume(KIND, subject, "an.tran"));

    assertThat(left(id)).isCloseTo(left, Duration.ofMinutes(1));
    assertThat(turns(id))
        .containsExactly(DeadlineTurn.OPENED, DeadlineTurn.PAUSED, DeadlineTurn.RESUMED);
    assertThat(told(DeadlineMoved.class)).isEqualTo(2);
  }

  @Test
  void anExtensionDuringAPauseLengthensWhatIsLeft() {
    var id = opened(2);
    in(() -> deadlines.pause(KIND, subject, "Chờ", null));
    var pausedAt = deadlines.of(id).orElseThrow().pausedAt();
    var granted = calendar.addWorkingDays(AGENCY, pausedAt, 4);
    in(() -> deadlines.move(KIND, subject, granted, DeadlineTurn.EXTENDED, null, null));
    clock.forward(Duration.ofDays(14));
    in(() -> deadlines.resume(KIND, subject, null));

    assertThat(left(id))
        .isCloseTo(calendar.workingTimeBetween(AGENCY, pausedAt, granted), Duration.ofMinutes(1));
  }

  @Test
  void whatEndsWhilePausedHasEndedInTime() {
    var id = opened(1);
    in(() -> deadlines.pause(KIND, subject, "Chờ", null));
    clock.forward(Duration.ofDays(14));
    in(() -> deadlines.close(KIND, subject, null));

    var ended = deadlines.of(id).orElseThrow();
    assertThat(ended.dueAt()).isAfter(ended.closedAt());
    assertThat(ended.pausedAt()).isNull();
  }

  @Test
  void whatIsOverdueIsNotPausedAndStaysAsLateAsItIs() {
    var id = opened(1);
    var due = deadlines.of(id).orElseThrow().dueAt();
    clock.forward(Duration.ofDays(14));
    in(() -> deadlines.pause(KIND, subject, "Chờ", null));
    assertThat(deadlines.of(id).orElseThrow().isOverdue(clock.instant())).isTrue();
    in(() -> deadlines.resume(KIND, subject, null));

    assertThat(deadlines.of(id).orElseThrow().dueAt()).isEqualTo(due);
    assertThat(turns(id)).containsExactly(DeadlineTurn.OPENED);
  }

  @Test
  void whatWasPausedAlthoughItWasOverdueIsLateAgainWhenItRunsOn() {
    var id = opened(1);
    var due = deadlines.of(id).orElseThrow().dueAt();
    clock.forward(Duration.ofDays(14));
    // As before pausing an overdue limit was refused.
    database
        .sql("update deadline set paused_at = ?, remaining_seconds = 0 where id = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), id)
        .update();

    in(() -> deadlines.resume(KIND, subject, null));

    assertThat(deadlines.of(id).orElseThrow().dueAt()).isEqualTo(due);
  }

  @Test
  void itChangesHandsWithoutMoving() {
    var id = opened(5);
    var due = deadlines.of(id).orElseThrow().dueAt();
    var post = UUID.randomUUID();

    in(() -> deadlines.handOver(KIND, subject, "stc-nganSach", post));

    var now = deadlines.of(id).orElseThrow();
    assertThat(now.postId()).isEqualTo(post);
    assertThat(now.dueAt()).isEqualTo(due);
    assertThat(turns(id)).containsExactly(DeadlineTurn.OPENED, DeadlineTurn.HANDED_OVER);
  }

  @Test
  void itIsTouchedInItsOwnersTransactionOnly() {
    assertThatThrownBy(() -> deadlines.close(KIND, subject, null))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private UUID opened(int days) {
    var now = clock.instant();
    return transaction.execute(
        status ->
            deadlines.open(
                new NewDeadline(
                    KIND,
                    subject,
                    null,
                    AGENCY,
                    null,
                    null,
                    now,
                    limits.dueAt(AGENCY, now, days, 0),
                    Limit.workingDays(days),
                    0,
                    null)));
  }

  private Duration left(UUID id) {
    Instant due = deadlines.of(id).orElseThrow().dueAt();
    return calendar.workingTimeBetween(AGENCY, clock.instant(), due);
  }

  private List<DeadlineTurn> turns(UUID id) {
    return changes.of(List.of(id)).stream().map(DeadlineChange::turn).toList();
  }

  private long told(Class<?> event) {
    return events.stream(event).count();
  }

  private void in(Runnable act) {
    transaction.executeWithoutResult(status -> act.run());
  }
}
