package vn.congvan.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way on which documents reach their receivers and the sender's later requests follow them. Each
 * call is made in a transaction of its own, and again where that did not succeed: a courier that
 * leaves our house knows a parcel that it has taken before by its id and round. What a receiver out
 * there answers comes back later, through {@link ReceiverAnswers}. The process knows no couriers.
 */
public interface Courier {

  /**
   * What has become of a document that was handed to a courier.
   *
   * @param hasArrived false where the other side will tell of the arrival (01) itself
   * @param receivedId the receiver's own document, where this way ends in our own house
   * @param workId the receiver's work on the document itself
   */
  record Handed(boolean hasArrived, @Nullable UUID receivedId, @Nullable UUID workId) {

    /** It is on its way; the other side will tell of its arrival. */
    public static final Handed UNDER_WAY = new Handed(false, null, null);

    static Handed copy(UUID receivedId) {
      return new Handed(true, receivedId, null);
    }

    static Handed work(UUID workId) {
      return new Handed(true, null, workId);
    }
  }

  /** The name under which its deliveries are kept. */
  String name();

  /** Whether it reaches that receiver. */
  boolean reaches(Addressee receiver);

  /** Brings the document to its receiver, or hands it on to where it will be fetched. */
  Handed deliver(Parcel parcel);

  /**
   * Asks the receiver to give back what was sent (13); returns whether it is given back at once,
   * without anybody's answer (15, 16) to wait for.
   */
  boolean askBack(Parcel parcel, String reason);

  /** Reminds the receiver of what it has not opened. */
  void remind(Parcel parcel);

  /**
   * Carries to the receiver that a document which changes this earlier one has come; returns
   * whether the receiver's copy is frozen by it at once.
   */
  boolean amend(Parcel earlier, Amendment amendment, String reason);
}
