package vn.congvan.intake;

import java.util.List;
import java.util.Optional;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.shared.FoldedText;

/** Knows which agency of the directory a letterhead names, in capitals and often abbreviated. */
public final class Letterheads {

  private Letterheads() {}

  /** The one agency that is meant; empty if none is, or several could be. */
  public static Optional<Agency> agencyOf(String letterhead, List<Agency> agencies) {
    var wanted = plain(letterhead);
    var same =
        agencies.stream()
            .filter(
                agency ->
                    plain(agency.name()).equals(wanted) || plain(agency.shortName()).equals(wanted))
            .toList();
    if (!same.isEmpty()) {
      return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }
    // "SỞ NỘI VỤ" on the letterhead, "Sở Nội vụ tỉnh Vĩnh Long" in the directory.
    var longer =
        agencies.stream()
            .filter(agency -> plain(agency.name()).startsWith(wanted + " tinh "))
            .toList();
    return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
  }

  private static String plain(String name) {
    return FoldedText.of(name)
        .replaceAll("\\bubnd\\b", "uy ban nhan dan")
        .replaceAll("\\bhdnd\\b", "hoi dong nhan dan")
        .replaceAll("[^\\p{L}\\d]+", " ")
        .strip();
  }
}
