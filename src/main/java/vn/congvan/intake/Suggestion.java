package vn.congvan.intake;

/**
 * A value that the text of a received file suggests for one field; shown beside the field and taken
 * over only by the clerk.
 *
 * @param value as the registration form writes it: dates as yyyy-MM-dd, types and levels by code
 * @param source the line of the text from which it was read
 */
public record Suggestion(String value, Confidence confidence, String source) {

  /** How far the reading may be trusted. */
  public enum Confidence {
    /** It stands where the decree puts it, in the decree's form. */
    HIGH,
    /** It looks right but stands elsewhere or in another form. */
    MEDIUM,
    /** A guess. */
    LOW
  }
}
