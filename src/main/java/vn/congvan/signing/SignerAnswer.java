package vn.congvan.signing;

import java.util.List;

/** What became of a request for a signature. */
public sealed interface SignerAnswer {

  /**
   * The owner has not decided yet.
   *
   * @param transaction the name by which the service is asked again
   */
  record Waiting(String transaction) implements SignerAnswer {}

  /**
   * Signed; not yet checked by us.
   *
   * @param value the raw signature
   * @param further those of the further files, in the request's order
   */
  record Signed(byte[] value, List<byte[]> further) implements SignerAnswer {

    /** One signature. */
    public Signed(byte[] value) {
      this(value, List.of());
    }
  }

  /**
   * Not signed, finally.
   *
   * @param why for the signer's eyes
   * @param detail the service's own code, for the record
   */
  record NotSigned(Why why, String detail) implements SignerAnswer {}

  /** Why there is no signature. */
  enum Why {
    /** The owner said no. */
    CANCELLED,
    /** The owner did not answer in time. */
    EXPIRED,
    /** The telephone is off or out of reach. */
    OUT_OF_REACH,
    /** Too many wrong PINs, or the card is blocked. */
    BLOCKED,
    /** The service knows no valid certificate of this account. */
    NO_CERTIFICATE,
    /** Another request is on the device already. */
    BUSY,
    /** The service refuses us: our account, our request. */
    REFUSED,
    /** Anything else. */
    FAILED
  }
}
