package vn.congvan.delivery;

import java.util.Optional;
import java.util.UUID;

/**
 * A way on which documents reach their receivers and the sender's later requests follow them. Each
 * call is made in a transaction of its own, once it succeeds; what the receiver answers comes back
 * through {@link Deliveries}. The process knows no couriers.
 */
public interface Courier {

  /** The name under which its deliveries are kept. */
  String name();

  /** Whether it reaches that agency. */
  boolean reaches(String receiverId);

  /**
   * Brings the document to its receiver; returns the receiver's own document where this way ends in
   * our own house.
   */
  Optional<UUID> deliver(Parcel parcel);

  /** Asks the receiver to give back what has arrived. */
  void askBack(Parcel parcel, String reason);

  /** Reminds the receiver of what it has not opened. */
  void remind(Parcel parcel);

  /**
   * Carries to the receiver that a document which changes this earlier one has come; returns
   * whether the receiver's copy is frozen by it.
   */
  boolean amend(Parcel earlier, Amendment amendment, String reason);
}
