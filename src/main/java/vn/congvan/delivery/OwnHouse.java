package vn.congvan.delivery;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.assignment.IssuedWork;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.ActingPerson;

/**
 * Brings documents to units and people of the issuing agency: they get no copy but work on the
 * document itself, to carry it out or to know of it.
 */
@Component
class OwnHouse implements Courier {

  private final IssuedWork work;
  private final Documents documents;
  private final Directory directory;
  private final Notifications notifications;
  private final JdbcClient database;
  private final ProvinceClock clock;

  OwnHouse(
      IssuedWork work,
      Documents documents,
      Directory directory,
      Notifications notifications,
      JdbcClient database,
      ProvinceClock clock) {
    this.work = work;
    this.documents = documents;
    this.directory = directory;
    this.notifications = notifications;
    this.database = database;
    this.clock = clock;
  }

  private record Terms(int days, int hours, String by) {}

  @Override
  public String name() {
    return "HOUSE";
  }

  @Override
  public boolean reaches(Addressee receiver) {
    return receiver.isInside();
  }

  @Override
  public Handed deliver(Parcel parcel) {
    var to = parcel.to();
    var terms =
        database
            .sql("select work_days, work_hours, opened_by from dispatch where document_id = ?")
            .param(parcel.documentId())
            .query(
                (row, number) ->
                    new Terms(
                        row.getInt("work_days"),
                        row.getInt("work_hours"),
                        row.getString("opened_by")))
            .single();
    return Handed.work(
        work.give(
            parcel.documentId(),
            parcel.role() != RecipientRole.INFORM,
            to.unitId(),
            to.postId(),
            terms.days(),
            terms.hours(),
            terms.by()));
  }

  /** The agency takes back what is its own; it need ask nobody. */
  @Override
  public boolean askBack(Parcel parcel, String reason) {
    var workId = parcel.workId();
    if (workId != null) {
      work.end(workId, ActingPerson.SYSTEM);
    }
    return true;
  }

  @Override
  public void remind(Parcel parcel) {
    documents.record(
        parcel.documentId(),
        ActingPerson.SYSTEM,
        EventKind.NOTICE,
        "Nhắc " + parcel.to().name() + ": văn bản đã gửi đến mà chưa được mở xem.");
    var unit = parcel.to().unitId();
    notifications.tell(
        Notice.about(
                NoticeKind.DELIVERY_REMINDED,
                parcel.senderId(),
                parcel.documentId(),
                List.of(
                    unit != null
                        ? Role.HEAD.at(unit)
                        : Directory.postGroup(UUID.fromString(parcel.to().receiver()))),
                parcel.id() + "/" + clock.instant(),
                directory.agency(parcel.senderId()).map(Directory.Agency::name).orElse(""))
            .urgency(documents.view(parcel.documentId()).urgency()));
  }

  /** The document itself is recalled or replaced, and with it ends all work on it. */
  @Override
  public boolean amend(Parcel earlier, Amendment amendment, String reason) {
    return false;
  }
}
