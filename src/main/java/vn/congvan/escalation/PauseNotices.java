package vn.congvan.escalation;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.assignment.DirectOrders;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineMoved;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;

/** Tells who heads the work and who gave it that its clock was stopped, for whom and until when. */
@Component
class PauseNotices {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Rungs rungs;
  private final DirectOrders orders;
  private final Directory directory;
  private final Notifications notifications;

  PauseNotices(Rungs rungs, DirectOrders orders, Directory directory, Notifications notifications) {
    this.rungs = rungs;
    this.orders = orders;
    this.directory = directory;
    this.notifications = notifications;
  }

  @EventListener
  void tell(DeadlineMoved moved) {
    moved.moves().stream().filter(move -> move.turn() == DeadlineTurn.PAUSED).forEach(this::tell);
  }

  private void tell(DeadlineMoved.Move move) {
    var deadline = move.deadline();
    var pause = deadline.pause();
    var by = move.by();
    // What stands still with other work is told of with that.
    if (pause == null || pause.waitsFor() == null || pause.answerOn() == null || by == null) {
      return;
    }
    var groups = new LinkedHashSet<>(rungs.heads(deadline));
    if (deadline.kind() == DeadlineKind.HANDLING) {
      orders.giverOf(deadline.subjectId()).ifPresent(groups::add);
    }
    groups.removeAll(directory.groupsOf(by));
    notifications.tell(
        Notice.about(
                NoticeKind.DEADLINE_PAUSED,
                deadline.agencyId(),
                deadline.documentId(),
                groups,
                deadline.id() + "/" + pause.since().toEpochMilli(),
                Notice.inBoth(deadline.kind().vietnamese(), deadline.kind().english()),
                pause.waitsFor(),
                DAY.format(pause.answerOn()),
                directory.person(by).map(Directory.Person::fullName).orElse(by),
                move.reason() == null ? "" : move.reason())
            .urgency(deadline.urgency()));
  }
}
