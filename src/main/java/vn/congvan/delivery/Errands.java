package vn.congvan.delivery;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Role;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Processes;

/**
 * What is left to be done for deliveries, each errand in one transaction: its row is claimed first
 * and deleted last, so that a crash leaves either all of it or nothing, and a second try finds
 * nothing left to do (decision 0025). Many deliveries may share one (decision 0038).
 */
@UseCase
public class Errands {

  private static final int LONGEST_TROUBLE = 500;

  private final JdbcClient database;
  private final DeliveryLedger ledger;
  private final Couriers couriers;
  private final InsideCourier inside;
  private final Documents documents;
  private final Processes processes;
  private final RecallQuestions questions;
  private final DeliverySettings settings;
  private final Notifications notifications;

  Errands(
      JdbcClient database,
      DeliveryLedger ledger,
      Couriers couriers,
      InsideCourier inside,
      Documents documents,
      Processes processes,
      RecallQuestions questions,
      DeliverySettings settings,
      Notifications notifications) {
    this.database = database;
    this.ledger = ledger;
    this.couriers = couriers;
    this.inside = inside;
    this.documents = documents;
    this.processes = processes;
    this.questions = questions;
    this.settings = settings;
    this.notifications = notifications;
  }

  /** The errands that may be done now, oldest first. */
  @Transactional(readOnly = true)
  public List<UUID> due(int most) {
    return database
        .sql(
            """
            select id from delivery_errand where due_at <= ? order by due_at, id
            limit ?
            """)
        .param(ledger.now())
        .param(most)
        .query(UUID.class)
        .list();
  }

  /**
   * Brings what of these errands is to be brought to other agencies of the province, in one
   * transaction: all of it or nothing. What has a difficulty of its own, or another messenger has
   * in hand, is left to be done alone; returns what was done.
   */
  @Recorded(false)
  @Transactional(rollbackFor = Refusal.class)
  public Set<UUID> deliverTogether(List<UUID> errandIds) {
    var errands = new HashMap<UUID, Errand>();
    database
        .sql(
            """
            select id, delivery_id, kind, round from delivery_errand
            where id in (:errands) and kind = 'DELIVER' order by id for update skip locked
            """)
        .param("errands", errandIds)
        .query(Errands::errand)
        .list()
        .forEach(errand -> errands.put(errand.deliveryId(), errand));
    if (errands.isEmpty()) {
      return Set.of();
    }
    var locked = ledger.lockAll(errands.keySet());
    var amending = amending(locked);
    var rows =
        locked.stream()
            .filter(row -> row.courier().equals(InsideCourier.NAME))
            .filter(row -> row.parcel().round() == errand(errands, row).round())
            .filter(row -> !row.isHanded() && !row.isFinished() && !row.isAsked())
            .filter(row -> !amending.contains(row.parcel().documentId()))
            .toList();
    if (rows.isEmpty()) {
      return Set.of();
    }
    ledger.arrivedTogether(
        rows,
        inside.deliverAll(rows.stream().map(DeliveryLedger.Row::parcel).toList()),
        ledger.bySystem());
    var done = rows.stream().map(row -> errand(errands, row).id()).collect(Collectors.toSet());
    database.sql("delete from delivery_errand where id in (:done)").param("done", done).update();
    return done;
  }

  /** Does one errand; another messenger that has it in hand, or had it, leaves nothing to do. */
  // The rows that it writes tell what was done; for a repetition or a failure there is no act.
  @Recorded(false)
  @Transactional(rollbackFor = Refusal.class)
  public void perform(UUID errandId) {
    claimed(errandId)
        .ifPresent(
            errand -> {
              var parcel = ledger.find(errand.deliveryId()).orElseThrow().parcel();
              // The document first, as everybody who works on it does: the receiver's own, then the
              // sender's where its process is told or its own people work on it.
              var receivedId = parcel.receivedId();
              if (receivedId != null) {
                documents.lock(receivedId);
              }
              if (errand.kind() == ErrandKind.TELL || parcel.to().isInside()) {
                documents.lock(parcel.documentId());
              }
              var row = ledger.lock(errand.deliveryId());
              if (row.parcel().round() == errand.round()) {
                perform(errand.kind(), row);
              }
              database.sql("delete from delivery_errand where id = ?").param(errandId).update();
            });
  }

  /** Keeps an errand that did not succeed for later, with what was in the way. */
  @Recorded(false)
  @Transactional
  public void postpone(UUID errandId, String trouble) {
    database
        .sql("select tries from delivery_errand where id = ? for update")
        .param(errandId)
        .query(Integer.class)
        .optional()
        .ifPresent(
            tries ->
                database
                    .sql(
                        "update delivery_errand set tries = ?, due_at = ?, trouble = ? where id = ?")
                    .param(tries + 1)
                    .param(ledger.now().plus(settings.afterFailure(tries + 1)))
                    .param(DeliveryLedger.cut(trouble, LONGEST_TROUBLE))
                    .param(errandId)
                    .update());
  }

  private record Errand(UUID id, UUID deliveryId, ErrandKind kind, int round) {}

  private Optional<Errand> claimed(UUID errandId) {
    return database
        .sql(
            """
            select id, delivery_id, kind, round from delivery_errand where id = ?
            for update skip locked
            """)
        .param(errandId)
        .query(Errands::errand)
        .optional();
  }

  private static Errand errand(Map<UUID, Errand> byDelivery, DeliveryLedger.Row row) {
    return requireNonNull(byDelivery.get(row.id()));
  }

  private static Errand errand(ResultSet row, int number) throws SQLException {
    return new Errand(
        row.getObject("id", UUID.class),
        row.getObject("delivery_id", UUID.class),
        ErrandKind.valueOf(row.getString("kind")),
        row.getInt("round"));
  }

  private void perform(ErrandKind kind, DeliveryLedger.Row row) {
    switch (kind) {
      case DELIVER -> deliver(row);
      case ASK_BACK -> askBack(row);
      case REMIND -> remind(row);
      case TELL -> tell(row);
    }
  }

  private void deliver(DeliveryLedger.Row row) {
    if (row.isHanded() || row.isFinished()) {
      return;
    }
    if (row.isAsked() || isRecalledMeanwhile(row.parcel())) {
      giveBackUnsent(row);
      return;
    }
    var handed = courierOf(row).deliver(row.parcel());
    if (handed.hasArrived()) {
      ledger.arrived(row, handed, ledger.bySystem());
    } else {
      ledger.handed(row);
    }
    amendEarlier(row);
  }

  /** The agency's own people need not begin with what it has recalled itself. */
  private boolean isRecalledMeanwhile(Parcel parcel) {
    return parcel.to().isInside()
        && documents.view(parcel.documentId()).state() != DocumentState.ISSUED;
  }

  /** What this document recalls, corrects or replaces at the same receiver. */
  private void amendEarlier(DeliveryLedger.Row row) {
    database
        .sql("select amended_id, kind from amendment where document_id = ?")
        .param(row.parcel().documentId())
        .query(
            (found, number) ->
                Map.entry(
                    found.getObject("amended_id", UUID.class),
                    Amendment.valueOf(found.getString("kind"))))
        .optional()
        .ifPresent(
            amends ->
                ledger
                    .of(amends.getKey(), row.parcel().to())
                    .ifPresent(earlier -> amend(earlier, amends.getValue(), row)));
  }

  /** Those of the documents that change earlier ones, for which receivers' documents are locked. */
  private Set<UUID> amending(List<DeliveryLedger.Row> rows) {
    return Set.copyOf(
        database
            .sql("select document_id from amendment where document_id in (:documents)")
            .param(
                "documents",
                rows.stream().map(row -> row.parcel().documentId()).distinct().toList())
            .query(UUID.class)
            .list());
  }

  private void amend(DeliveryLedger.Row earlier, Amendment amendment, DeliveryLedger.Row by) {
    var reason =
        amendment.vietnamese()
            + " theo văn bản "
            + inside.describe(documents.view(by.parcel().documentId()));
    if (earlier.parcel().to().isInside()) {
      return;
    }
    if (!earlier.isHanded()) {
      if (amendment.freezes()) {
        giveBackUnlessHanded(ledger.lock(earlier.id()));
      }
      return;
    }
    var frozen = courierOf(earlier).amend(earlier.parcel(), amendment, reason);
    var locked = ledger.lock(earlier.id());
    if (frozen && locked.state() != DeliveryState.GIVEN_BACK) {
      questions.lapse(locked);
      ledger.answered(locked, DeliveryLedger.AGREED);
      ledger.tell(
          locked,
          DeliveryState.GIVEN_BACK,
          ActingPerson.SYSTEM,
          locked.parcel().receivingAgency(),
          reason);
      ledger.leave(locked, ErrandKind.TELL);
    }
  }

  private void giveBackUnlessHanded(DeliveryLedger.Row earlier) {
    if (earlier.isHanded()) {
      // The receiver's document is locked before the row, so this cannot go on with it here.
      throw new ConcurrencyFailureException("Delivery " + earlier.id() + " was handed meanwhile");
    }
    if (!earlier.isFinished()) {
      giveBackUnsent(earlier);
    }
  }

  private void askBack(DeliveryLedger.Row row) {
    if (!row.isAsked()) {
      return;
    }
    if (!row.isHanded()) {
      giveBackUnsent(row);
      return;
    }
    if (courierOf(row).askBack(row.parcel(), String.valueOf(row.askedReason()))) {
      giveBack(row, null);
    } else {
      ledger.askedOf(row.id(), DeadlineKind.RECALL);
    }
  }

  /** What has not been sent need not be given back by anybody. */
  private void giveBackUnsent(DeliveryLedger.Row row) {
    giveBack(row, "Văn bản chưa gửi đến nơi nhận.");
  }

  private void giveBack(DeliveryLedger.Row row, @Nullable String reason) {
    ledger.answered(row, DeliveryLedger.AGREED);
    ledger.tell(
        row, DeliveryState.GIVEN_BACK, ActingPerson.SYSTEM, row.parcel().receivingAgency(), reason);
    ledger.leave(row, ErrandKind.TELL);
  }

  private void remind(DeliveryLedger.Row row) {
    if (row.isUnopened()) {
      courierOf(row).remind(row.parcel());
    }
  }

  private void tell(DeliveryLedger.Row row) {
    var documentId = row.parcel().documentId();
    var instance =
        database
            .sql("select process_instance_id from dispatch where document_id = ?")
            .param(documentId)
            .query(String.class)
            .single();
    if (row.isToBeSentOtherwise()) {
      processes.tell(instance, DeliveryVariables.OUTSIDE_RECEIVERS_WAITING, Map.of());
      ledger.askedOf(row.id(), DeadlineKind.SENDING);
    } else if (row.courier().equals(Couriers.NONE) && !ledger.isAnyToBeSentOtherwise(documentId)) {
      processes.tell(instance, DeliveryVariables.OUTSIDE_RECEIVERS_SETTLED, Map.of());
    }
    if (row.isRefused()) {
      documents.record(
          documentId,
          ActingPerson.SYSTEM,
          EventKind.RECEIVER_REFUSED,
          DeliveryLedger.nameOf(row.parcel().to(), ledger.names()));
      tellOfRefusal(row);
      processes.tell(
          instance,
          DeliveryVariables.RECEIVER_REFUSED,
          Map.of(DeliveryVariables.REFUSED_DELIVERY.name(), row.id().toString()));
      ledger.askedOf(row.id(), DeadlineKind.REFUSAL);
    } else if (row.givenUp()) {
      processes.tellAfterwards(
          instance,
          DeliveryVariables.REFUSAL_LAPSED,
          DeliveryVariables.REFUSED_DELIVERY,
          row.id().toString());
    }
    if (!ledger.isAnyExpected(documentId)) {
      processes.tell(instance, DeliveryVariables.DELIVERY_FINISHED, Map.of());
    }
  }

  private void tellOfRefusal(DeliveryLedger.Row row) {
    var parcel = row.parcel();
    var receiver = DeliveryLedger.nameOf(parcel.to(), ledger.names());
    notifications.tell(
        Notice.about(
                NoticeKind.DELIVERY_REFUSED,
                parcel.senderId(),
                parcel.documentId(),
                List.of(Role.CLERK.at(parcel.senderId())),
                parcel.id() + "/" + parcel.round(),
                receiver,
                ledger.lastReason(row))
            .urgency(documents.view(parcel.documentId()).urgency()));
  }

  private Courier courierOf(DeliveryLedger.Row row) {
    return couriers
        .named(row.courier())
        .orElseThrow(() -> new IllegalStateException("No courier " + row.courier()));
  }
}
