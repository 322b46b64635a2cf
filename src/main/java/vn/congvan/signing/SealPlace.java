package vn.congvan.signing;

import vn.congvan.signing.SignedDocument.Place;

/**
 * Where an agency's seal lies: in its real size over about a third of the person's signature, on
 * its left (Decree 30/2020, Art. 33.1 and Appendix I, Part I, II.8).
 */
final class SealPlace {

  /** 36 mm, the size of most agencies' seals. */
  private static final float SIDE = 102;

  private static final float MARGIN = 10;

  private SealPlace() {}

  /** The place as it is shown and signed; a person's is left as it is. */
  static Place of(SignatureKind kind, Place place) {
    if (kind != SignatureKind.SEAL) {
      return place;
    }
    return new Place(
        place.page(),
        Math.max(MARGIN, place.left() + place.width() / 3 - SIDE),
        Math.max(MARGIN, place.bottom() + place.height() / 2 - SIDE / 2),
        SIDE,
        SIDE);
  }
}
