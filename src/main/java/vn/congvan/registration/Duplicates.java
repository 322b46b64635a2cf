package vn.congvan.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentView;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.ProvinceClock;

/**
 * Looks inside one agency for documents that a new one may repeat; other agencies' documents are
 * none of its business.
 */
@Component
class Duplicates {

  private static final String SELECT =
      """
      select d.id, d.arrival_number, d.arrival_year, d.number, d.symbol, d.issued_on, d.issuer_agency_id,
             d.issuer_name, d.subject, d.state, d.arrived_at,
             (select min(f.name) from attachment f where f.document_id = d.id and f.ordinal = 1) as file_name
      from document d
      where d.agency_id = :agency and d.direction = 'IN' and d.id <> :self and d.state <> 'RETURNED'
      """;

  private record Found(
      UUID id,
      @Nullable Long arrivalNumber,
      int arrivalYear,
      @Nullable String number,
      @Nullable String symbol,
      @Nullable LocalDate issuedOn,
      @Nullable String issuerAgencyId,
      @Nullable String issuerName,
      @Nullable String subject,
      @Nullable String fileName,
      LocalDate arrivedOn,
      DocumentState state) {

    Duplicate because(String reason) {
      return new Duplicate(
          id,
          arrivalNumber == null ? null : ArrivalNumber.print(arrivalNumber, arrivalYear),
          DocumentView.numberAndSymbol(number, symbol),
          issuerName,
          subject,
          fileName,
          arrivedOn,
          state,
          reason);
    }
  }

  private final JdbcClient database;

  Duplicates(JdbcClient database) {
    this.database = database;
  }

  /** The earlier documents by what they share; each is named once, with all that it shares. */
  List<Duplicate> of(DocumentView document, ReceiptForm entered) {
    var reasons = new LinkedHashMap<Found, List<String>>();
    withSameIdentifier(document, entered)
        .forEach(found -> add(reasons, found, "cùng mã định danh văn bản"));
    withSameNumber(document, entered)
        .forEach(found -> add(reasons, found, "cùng số, ký hiệu, cơ quan ban hành trong năm"));
    withSameContent(document).forEach(found -> add(reasons, found, "cùng nội dung tệp"));
    return reasons.entrySet().stream()
        .map(each -> each.getKey().because(String.join("; ", each.getValue())))
        .toList();
  }

  private static void add(Map<Found, List<String>> reasons, Found found, String reason) {
    reasons.computeIfAbsent(found, key -> new ArrayList<>()).add(reason);
  }

  private List<Found> withSameIdentifier(DocumentView document, ReceiptForm entered) {
    var typed = entered.identifier();
    var identifier = typed == null || typed.isBlank() ? document.identifier() : typed.strip();
    if (identifier == null) {
      return List.of();
    }
    return database
        .sql(SELECT + " and d.identifier = :identifier order by d.arrived_at")
        .param("agency", document.agencyId())
        .param("self", document.id())
        .param("identifier", identifier)
        .query(Duplicates::read)
        .list();
  }

  private List<Found> withSameNumber(DocumentView document, ReceiptForm entered) {
    var number = entered.number();
    var issuedOn = entered.issuedOn();
    if (number == null || number.isBlank() || issuedOn == null) {
      return List.of();
    }
    return database
        .sql(
            SELECT
                + """
                 and d.number in (:numbers) and d.issued_on between :first and :last
                order by d.arrived_at
                """)
        .param("agency", document.agencyId())
        .param("self", document.id())
        .param("numbers", writings(number.strip()))
        .param("first", issuedOn.withDayOfYear(1))
        .param("last", issuedOn.withDayOfYear(issuedOn.lengthOfYear()))
        .query(Duplicates::read)
        .list()
        .stream()
        .filter(found -> sameSymbol(found.symbol(), entered.symbol()))
        .filter(found -> sameIssuer(found, entered))
        .toList();
  }

  private List<Found> withSameContent(DocumentView document) {
    return database
        .sql(
            SELECT
                + """
                 and exists (
                  select 1 from attachment theirs join attachment ours on ours.sha256 = theirs.sha256
                  where theirs.document_id = d.id and ours.document_id = :self)
                order by d.arrived_at
                """)
        .param("agency", document.agencyId())
        .param("self", document.id())
        .query(Duplicates::read)
        .list();
  }

  /**
   * "5", "05" and "005" are one number: below 10 the law writes a leading zero, and not everyone
   * does.
   */
  private static List<String> writings(String number) {
    var bare = number.replaceFirst("^0+(?=.)", "");
    return List.of(bare, "0" + bare, "00" + bare);
  }

  private static boolean sameSymbol(@Nullable String one, @Nullable String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(@Nullable String symbol) {
    return symbol == null ? "" : symbol.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }

  private static boolean sameIssuer(Found found, ReceiptForm entered) {
    if (found.issuerAgencyId() != null && found.issuerAgencyId().equals(entered.issuerAgencyId())) {
      return true;
    }
    return found.issuerName() != null
        && entered.issuerName() != null
        && FoldedText.of(found.issuerName()).equals(FoldedText.of(entered.issuerName()));
  }

  private static Found read(ResultSet row, int n) throws SQLException {
    var number = row.getLong("arrival_number");
    var hasNumber = !row.wasNull();
    return new Found(
        row.getObject("id", UUID.class),
        hasNumber ? number : null,
        row.getInt("arrival_year"),
        row.getString("number"),
        row.getString("symbol"),
        row.getObject("issued_on", LocalDate.class),
        row.getString("issuer_agency_id"),
        row.getString("issuer_name"),
        row.getString("subject"),
        row.getString("file_name"),
        row.getObject("arrived_at", OffsetDateTime.class)
            .atZoneSameInstant(ProvinceClock.ZONE)
            .toLocalDate(),
        DocumentState.valueOf(row.getString("state")));
  }
}
