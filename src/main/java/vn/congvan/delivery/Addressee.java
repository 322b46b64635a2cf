package vn.congvan.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One place that gets the document: an agency of the province, a unit or a post of the issuing
 * agency, or a place outside of the system.
 *
 * @param kind {@code AGENCY}, {@code UNIT}, {@code POST} or {@code OUTSIDE}
 * @param receiver the id of the agency, unit or post; the name of a place outside
 * @param agencyId the agency in which it is handled; null outside
 * @param name how it is called where the directory of agencies does not tell
 * @param attention the people of another agency whom the document names as receivers
 */
public record Addressee(
    RecipientKind kind,
    String receiver,
    @Nullable String agencyId,
    @Nullable String name,
    @Nullable String attention) {

  /** A whole agency of the province. */
  static Addressee agency(String agencyId) {
    return new Addressee(RecipientKind.AGENCY, agencyId, agencyId, null, null);
  }

  /** Whether it lies in the issuing agency itself, where people read the document and no copy. */
  public boolean isInside() {
    return kind == RecipientKind.UNIT || kind == RecipientKind.POST;
  }

  /** What makes it one receiver of a document. */
  String key() {
    return kind + " " + receiver;
  }

  @Nullable String unitId() {
    return kind == RecipientKind.UNIT ? receiver : null;
  }

  @Nullable UUID postId() {
    return kind == RecipientKind.POST ? UUID.fromString(receiver) : null;
  }
}
