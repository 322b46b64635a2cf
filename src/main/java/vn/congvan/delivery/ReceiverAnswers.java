package vn.congvan.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.ActingPerson;

/**
 * What receivers out of our house answer, as a courier hears it: at any time, not always in order,
 * and now and then twice (Decision 28/2018).
 */
@UseCase
public class ReceiverAnswers {

  /**
   * One status message.
   *
   * @param round the attempt that it is about
   * @param at when it happened there
   * @param person who did it there
   * @param reason why it was refused (02) or is not given back (16)
   */
  public record Answer(
      UUID deliveryId,
      int round,
      DeliveryState state,
      Instant at,
      String person,
      @Nullable String unit,
      @Nullable String email,
      @Nullable String reason) {}

  private static final String NO_REASON = "Nơi nhận không nêu lý do.";

  private final DeliveryLedger ledger;

  ReceiverAnswers(DeliveryLedger ledger) {
    this.ledger = ledger;
  }

  /** Writes an answer; one that is known, or about an earlier attempt, changes nothing. */
  // The row that it writes tells who said what; nobody of ours has acted.
  @Recorded(false)
  public void heard(Answer answer) {
    var row = ledger.lock(answer.deliveryId());
    if (row.parcel().round() != answer.round() || isKnown(row, answer.state())) {
      return;
    }
    var source =
        new DeliveryLedger.Source(
            answer.at().atOffset(ZoneOffset.UTC),
            ActingPerson.SYSTEM,
            answer.person(),
            answer.unit(),
            answer.email());
    switch (answer.state()) {
      case ARRIVED -> arrived(row, source);
      case RECEIVED, ASSIGNED, IN_PROGRESS, DONE -> {
        if (row.arrivedAt() == null) {
          arrived(row, source);
        }
        ledger.opened(row);
        ledger.tell(row, answer.state(), source, null);
      }
      case REFUSED -> ledger.tell(row, DeliveryState.REFUSED, source, reason(answer));
      case GIVEN_BACK -> {
        ledger.answered(row, DeliveryLedger.AGREED);
        ledger.tell(row, DeliveryState.GIVEN_BACK, source, answer.reason());
      }
      case KEPT -> {
        ledger.answered(row, DeliveryLedger.REFUSED);
        ledger.tell(row, DeliveryState.KEPT, source, reason(answer));
      }
      case ASKED_BACK ->
          throw new IllegalArgumentException("Only the sender asks for a document back (13)");
    }
    if (answer.state() == DeliveryState.REFUSED || answer.state().isLast()) {
      ledger.leave(row, ErrandKind.TELL);
    }
  }

  private void arrived(DeliveryLedger.Row row, DeliveryLedger.Source source) {
    ledger.arrived(row, Courier.Handed.UNDER_WAY, source);
  }

  /** A receiver may be asked more than once, so its answers are known by what is being asked. */
  private boolean isKnown(DeliveryLedger.Row row, DeliveryState state) {
    return switch (state) {
      case KEPT -> !row.isAsked();
      case GIVEN_BACK -> row.state() == DeliveryState.GIVEN_BACK;
      default -> ledger.wasTold(row, state);
    };
  }

  private static String reason(Answer answer) {
    return answer.reason() == null || answer.reason().isBlank() ? NO_REASON : answer.reason();
  }
}
