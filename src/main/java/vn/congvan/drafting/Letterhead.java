package vn.congvan.drafting;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Directory.Unit;

/**
 * How a letter of an agency is headed and filed (Decree 30/2020, Appendix I, Part I, II.2 to II.4
 * and II.9); a proposal that the drafter may change.
 *
 * @param superior the agency above it, as printed; empty for people's committees, which stand alone
 * @param agency the agency, as printed, a line for each line
 * @param place where it sits, as printed before the date; empty where its name does not tell
 * @param symbol the symbol that follows the number
 * @param filedBy the drafting unit, as it stands behind "Lưu: VT,"
 */
public record Letterhead(
    String superior, String agency, String place, String symbol, String filedBy) {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final Pattern COMMITTEE =
      Pattern.compile("(?iu)(ủy ban nhân dân|hội đồng nhân dân) (.+)");
  private static final Pattern PLACE =
      Pattern.compile("(?iu).*\\b(?:tỉnh|thành phố|phường|xã|đặc khu) (.+)");

  /** The head of a letter that a unit of the agency drafts; {@code above} is what it belongs to. */
  static Letterhead of(Agency agency, @Nullable Agency above, @Nullable Unit unit, String symbol) {
    var committee = COMMITTEE.matcher(agency.name());
    var place = place(agency.name(), above);
    var filedBy = unit == null ? "" : unit.symbol();
    if (committee.matches()) {
      return new Letterhead(
          "", upper(committee.group(1)) + "\n" + upper(committee.group(2)), place, symbol, filedBy);
    }
    var ownsItself =
        above == null
            || agency.kind().equals(AgencyKind.CENTRAL.key())
            || agency.kind().equals(AgencyKind.UNION.key());
    return ownsItself
        ? new Letterhead("", upper(agency.name()), place, symbol, filedBy)
        : new Letterhead(
            upper(above.name()),
            upper(withoutPlaceOf(agency.name(), above)),
            place,
            symbol,
            filedBy);
  }

  /** The head of a letter that a council of this agency issues: the agency stands above it. */
  Letterhead ofCouncil(String council, String itsSymbol) {
    return new Letterhead(agency.replace('\n', ' '), upper(council), place, itsSymbol, filedBy);
  }

  /** The superior's name above tells the place already: SỞ NỘI VỤ, not SỞ NỘI VỤ TỈNH VĨNH LONG. */
  private static String withoutPlaceOf(String name, Agency above) {
    var committee = COMMITTEE.matcher(above.name());
    if (committee.matches() && name.endsWith(" " + committee.group(2))) {
      var without = name.substring(0, name.length() - committee.group(2).length() - 1);
      // "Văn phòng Ủy ban nhân dân tỉnh" is the name itself.
      return COMMITTEE.matcher(without + " x").find() ? name : without;
    }
    return name;
  }

  private static String place(String name, @Nullable Agency above) {
    var own = PLACE.matcher(name);
    if (own.matches()) {
      return own.group(1);
    }
    var aboves = above == null ? null : PLACE.matcher(above.name());
    return aboves != null && aboves.matches() ? aboves.group(1) : "";
  }

  private static String upper(String text) {
    return text.toUpperCase(VIETNAMESE);
  }
}
