package vn.congvan.sms;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** How many messages were sent, what they cost and what became of them, by agency. */
@UseCase
public class SmsReport {

  /**
   * What an agency had in a period.
   *
   * @param cost by currency; what the gateway has told, else the usual price of its segments
   */
  public record Line(
      String agencyId,
      String agency,
      long messages,
      long segments,
      long delivered,
      long onTheWay,
      long failed,
      long unknown,
      long notSent,
      long read,
      Map<String, BigDecimal> cost) {

    /** What it cost, in each currency. */
    public String costInWords(Locale locale) {
      return new TreeMap<>(cost)
          .entrySet().stream()
              .filter(each -> each.getValue().signum() != 0)
              .map(each -> amount(each.getValue(), each.getKey(), locale))
              .collect(Collectors.joining("; "));
    }

    private static String amount(BigDecimal amount, String currency, Locale locale) {
      var number = NumberFormat.getNumberInstance(locale);
      number.setMaximumFractionDigits(DIGITS);
      var unit = currency.equals("VND") && locale.getLanguage().equals("vi") ? "đồng" : currency;
      return number.format(amount) + " " + unit;
    }

    private Line plus(@Nullable Line other) {
      if (other == null) {
        return this;
      }
      var sum = new TreeMap<>(cost);
      other.cost().forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
      return new Line(
          agencyId,
          agency,
          messages + other.messages(),
          segments + other.segments(),
          delivered + other.delivered(),
          onTheWay + other.onTheWay(),
          failed + other.failed(),
          unknown + other.unknown(),
          notSent + other.notSent(),
          read + other.read(),
          Map.copyOf(sum));
    }
  }

  /** Why messages were not sent or did not arrive, and how many of them. */
  public record Reason(SmsWhy why, long messages) {}

  /** The agencies' lines by name, their sum, and the reasons, the most frequent one first. */
  public record Period(
      LocalDate first, LocalDate last, List<Line> lines, Line sum, List<Reason> reasons) {}

  private static final int LONGEST_DAYS = 3660;
  private static final int DIGITS = 5;

  private final JdbcClient database;
  private final AdministrationRights rights;
  private final SmsSettings settings;

  SmsReport(JdbcClient database, AdministrationRights rights, SmsSettings settings) {
    this.database = database;
    this.rights = rights;
    this.settings = settings;
  }

  /** The agencies that the person administers, from the first to the last day. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Period of(LocalDate first, LocalDate last, String personId) {
    rights.requireAny(personId);
    if (last.isBefore(first) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
      throw new Refusal(
          "Ngày cuối không được trước ngày đầu, và khoảng thời gian tối đa mười năm.",
          Map.of("last", new Sentence("Hãy chọn lại ngày.")));
    }
    var agencies = rights.agencies(personId);
    var ids = agencies.stream().map(Directory.Agency::id).toList();
    var found = lines(first, last, ids);
    var lines =
        agencies.stream()
            .map(each -> nothing(each.id(), each.name()).plus(found.get(each.id())))
            .filter(line -> line.messages() > 0 || agencies.size() == 1)
            .toList();
    var sum = nothing("", "");
    for (var line : lines) {
      sum = sum.plus(line);
    }
    return new Period(first, last, lines, sum, reasons(first, last, ids));
  }

  private List<Reason> reasons(LocalDate first, LocalDate last, Collection<String> agencies) {
    return agencies.isEmpty()
        ? List.of()
        : database
            .sql(
                """
                select why, count(*) as messages from sms_message
                where agency_id in (:agencies) and entered_at >= :first and entered_at < :after and why is not null
                group by why order by messages desc, why
                """)
            .param("agencies", agencies)
            .param("first", start(first))
            .param("after", start(last.plusDays(1)))
            .query(
                (row, number) ->
                    new Reason(SmsWhy.valueOf(row.getString("why")), row.getLong("messages")))
            .list();
  }

  private Map<String, Line> lines(LocalDate first, LocalDate last, Collection<String> agencies) {
    var lines = new TreeMap<String, Line>();
    if (agencies.isEmpty()) {
      return lines;
    }
    database
        .sql(
            """
            select agency_id, currency, count(*) as messages,
              sum(case when state in ('ACCEPTED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'UNKNOWN') then segments else 0 end)
                as parts,
              sum(case when state = 'DELIVERED' then 1 else 0 end) as delivered,
              sum(case when state in ('WAITING', 'READY', 'SENDING', 'ASKING', 'ACCEPTED', 'SENT') then 1 else 0 end)
                as on_the_way,
              sum(case when state in ('UNDELIVERED', 'FAILED') then 1 else 0 end) as failed,
              sum(case when state = 'UNKNOWN' then 1 else 0 end) as unknown_ones,
              sum(case when state = 'NOT_SENT' then 1 else 0 end) as not_sent,
              sum(case when read_at is not null then 1 else 0 end) as opened,
              sum(case when price is not null then price
                when state in ('ACCEPTED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'UNKNOWN') then segments * :price
                else 0 end) as cost
            from sms_message
            where agency_id in (:agencies) and entered_at >= :first and entered_at < :after
            group by agency_id, currency
            """)
        .param("price", settings.pricePerSegment())
        .param("agencies", agencies)
        .param("first", start(first))
        .param("after", start(last.plusDays(1)))
        .query(
            row -> {
              var paidIn = row.getString("currency");
              var line =
                  new Line(
                      row.getString("agency_id"),
                      "",
                      row.getLong("messages"),
                      row.getLong("parts"),
                      row.getLong("delivered"),
                      row.getLong("on_the_way"),
                      row.getLong("failed"),
                      row.getLong("unknown_ones"),
                      row.getLong("not_sent"),
                      row.getLong("opened"),
                      Map.of(
                          paidIn == null ? settings.currency() : paidIn,
                          row.getBigDecimal("cost").stripTrailingZeros()));
              lines.merge(line.agencyId(), line, Line::plus);
            });
    return lines;
  }

  private static Line nothing(String agencyId, String agency) {
    return new Line(agencyId, agency, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(ProvinceClock.ZONE)
        .toOffsetDateTime()
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  /**
   * Writes a period as a workbook, with these headings above the columns, and those above the
   * reasons.
   */
  public static void write(
      Period period,
      List<String> headings,
      List<String> ofReasons,
      String sum,
      Locale locale,
      OutputStream out)
      throws IOException {
    try (var workbook = new Workbook(out, "CongVan", "1.0")) {
      var sheet = workbook.newWorksheet("SMS");
      for (var column = 0; column < headings.size(); column++) {
        sheet.value(0, column, headings.get(column));
        sheet.style(0, column).bold().wrapText(true).set();
        sheet.width(column, column == 0 ? 44 : 14);
      }
      sheet.freezePane(0, 1);
      var row = 1;
      for (var line : period.lines()) {
        write(sheet, row++, line.agency(), line, locale);
      }
      write(sheet, row, sum, period.sum(), locale);
      sheet.range(row, 0, row, headings.size() - 1).style().bold().set();
      var reasons = workbook.newWorksheet(ofReasons.get(0));
      for (var column = 0; column < ofReasons.size(); column++) {
        reasons.value(0, column, ofReasons.get(column));
        reasons.style(0, column).bold().set();
        reasons.width(column, column == 0 ? 44 : 14);
      }
      for (var n = 0; n < period.reasons().size(); n++) {
        reasons.value(n + 1, 0, period.reasons().get(n).why().in(locale));
        reasons.value(n + 1, 1, period.reasons().get(n).messages());
      }
    }
  }

  private static void write(
      org.dhatim.fastexcel.Worksheet sheet, int row, String name, Line line, Locale locale) {
    sheet.value(row, 0, name);
    var numbers =
        List.of(
            line.messages(),
            line.segments(),
            line.delivered(),
            line.onTheWay(),
            line.failed(),
            line.unknown(),
            line.notSent(),
            line.read());
    for (var column = 0; column < numbers.size(); column++) {
      sheet.value(row, column + 1, numbers.get(column));
    }
    sheet.value(row, numbers.size() + 1, line.costInWords(locale));
  }
}
