package vn.congvan.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;

/**
 * Finds documents by number or by words of the abstract, with or without diacritics; whose they are
 * is asked in the query.
 */
@Service
public class DocumentSearch {

  private static final int PAGE = 50;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ARRIVAL_NUMBER = Pattern.compile("(\\d{1,18})(?:/(\\d{4}))?");

  private static final String FOLDED_SYMBOL =
      "lower(translate(coalesce(d.symbol, ''), 'ĐđĂăÂâÊêÔôƠơƯư', 'ddaaaaeeoooouu'))";

  // The index ix_document_words is made of this expression letter by letter.
  private static final String WORDS =
      "to_tsvector('simple', 'agency' || regexp_replace(d.agency_id, '[^a-z0-9]', '', 'g') || ' ' ||"
          + " regexp_replace(coalesce(d.folded_subject, '') || ' ' || "
          + FOLDED_SYMBOL
          + ", '[^[:alnum:]]+', ' ', 'g'))";

  private final JdbcClient database;
  private final Access access;
  private final boolean indexesWords;

  DocumentSearch(JdbcClient database, JdbcTemplate connections, Access access) {
    this.database = database;
    this.access = access;
    this.indexesWords =
        "PostgreSQL"
            .equals(
                connections.execute(
                    (ConnectionCallback<String>)
                        connection -> connection.getMetaData().getDatabaseProductName()));
  }

  /** What is looked for; null means "any". Dates are days of arrival. */
  public record Question(
      @Nullable String text,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable DocumentState state,
      @Nullable Direction direction,
      int page) {}

  /** One page of what was found; {@code more} tells whether another one follows. */
  public record Answer(List<Hit> documents, int page, boolean more) {}

  /** A document in a list. */
  public record Hit(
      UUID id,
      String agencyId,
      Direction direction,
      @Nullable String arrivalNumber,
      String numberAndSymbol,
      @Nullable LocalDate issuedOn,
      @Nullable String issuer,
      @Nullable String subject,
      DocumentState state,
      String stateInWords,
      Instant arrivedAt,
      @Nullable Instant dueAt,
      int urgency) {}

  /** The newest documents first, of those that the person may see. */
  @Transactional(readOnly = true)
  public Answer find(Question question, String personId, Locale locale) {
    var audiences = access.audiencesOf(personId);
    var agencies = access.agenciesOf(personId);
    if (audiences.isEmpty() || agencies.isEmpty()) {
      return new Answer(List.of(), 0, false);
    }
    var conditions = new ArrayList<String>();
    var values = new HashMap<String, Object>();
    conditions.add("d.agency_id in (:agencies)");
    values.put("agencies", agencies);
    conditions.add(
        """
        exists (
          select 1 from document_audience a where a.document_id = d.id and a.audience in (:audiences))
        """);
    values.put("audiences", audiences);
    if (question.from() != null) {
      conditions.add("d.arrived_at >= :from");
      values.put("from", beginOf(question.from()));
    }
    if (question.to() != null) {
      conditions.add("d.arrived_at < :to");
      values.put("to", beginOf(question.to().plusDays(1)));
    }
    if (question.state() != null) {
      conditions.add("d.state = :state");
      values.put("state", question.state().name());
    }
    if (question.direction() != null) {
      conditions.add("d.direction = :direction");
      values.put("direction", question.direction().name());
    }
    if (question.text() != null && !question.text().isBlank()) {
      conditions.add(textCondition(question.text().strip(), agencies, values));
    }
    var page = Math.max(0, question.page());
    values.put("offset", page * PAGE);
    values.put("limit", PAGE + 1);
    var found =
        database
            .sql(
                """
                select d.id, d.agency_id, d.direction, d.arrival_number, d.arrival_year, d.number, d.symbol, d.issued_on,
                       d.issuer_name, d.subject, d.state, d.arrived_at, d.due_at, d.urgency
                from document d where
                """
                    + String.join(" and ", conditions)
                    + " order by d.arrived_at desc, d.id offset :offset rows fetch next :limit rows only")
            .params(values)
            .query((row, number) -> read(row, locale))
            .list();
    return new Answer(found.subList(0, Math.min(PAGE, found.size())), page, found.size() > PAGE);
  }

  /**
   * A number is an arrival number or the sender's number; anything else, number and symbol or words
   * of the abstract.
   */
  private String textCondition(String text, Set<String> agencies, Map<String, Object> values) {
    var ways = new ArrayList<String>();
    var number = ARRIVAL_NUMBER.matcher(text);
    if (number.matches()) {
      values.put("arrivalNumber", Long.parseLong(number.group(1)));
      if (number.group(2) != null) {
        values.put("arrivalYear", Integer.parseInt(number.group(2)));
        ways.add(
            "(d.arrival_number = :arrivalNumber and d.arrival_year = :arrivalYear"
                + " and d.direction = 'IN')");
      } else {
        var bare = number.group(1).replaceFirst("^0+(?=.)", "");
        values.put("numbers", List.of(bare, "0" + bare, "00" + bare));
        ways.add("(d.arrival_number = :arrivalNumber and d.direction = 'IN')");
        ways.add("d.number in (:numbers)");
      }
    } else if (text.indexOf('/') > 0 && text.indexOf(' ') < 0) {
      var bare = text.substring(0, text.indexOf('/')).replaceFirst("^0+(?=.)", "");
      values.put("numbers", List.of(bare, "0" + bare, "00" + bare));
      values.put("symbol", escaped(text.substring(text.indexOf('/') + 1)).toUpperCase() + "%");
      ways.add("(d.number in (:numbers) and upper(d.symbol) like :symbol escape '!')");
    }
    ways.add(wordCondition(text, agencies, values));
    return "(" + String.join(" or ", ways) + ")";
  }

  /**
   * Every word stands in the abstract or the symbol, the last one perhaps not typed to its end yet.
   */
  private String wordCondition(String text, Set<String> agencies, Map<String, Object> values) {
    var words =
        Arrays.stream(NO_WORD.split(FoldedText.of(text))).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return "1 = 0";
    }
    if (indexesWords) {
      values.put(
          "words",
          agencies.stream()
              .map(agency -> "agency" + agency.replaceAll("[^a-z0-9]", ""))
              .collect(Collectors.joining(" | ", "(", ") & " + String.join(" & ", words) + ":*")));
      return WORDS + " @@ to_tsquery('simple', :words)";
    }
    var each = new ArrayList<String>();
    for (var word : words) {
      var name = "word" + each.size();
      each.add(
          "(d.folded_subject like :%1$s escape '!' or %2$s like :%1$s escape '!')"
              .formatted(name, FOLDED_SYMBOL));
      values.put(name, "%" + escaped(word) + "%");
    }
    return "(" + String.join(" and ", each) + ")";
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static OffsetDateTime beginOf(LocalDate day) {
    return day.atStartOfDay(ProvinceClock.ZONE).toOffsetDateTime();
  }

  private static Hit read(ResultSet row, Locale locale) throws SQLException {
    var number = row.getLong("arrival_number");
    var registered = !row.wasNull();
    var state = DocumentState.valueOf(row.getString("state"));
    var direction = Direction.valueOf(row.getString("direction"));
    return new Hit(
        row.getObject("id", UUID.class),
        row.getString("agency_id"),
        direction,
        registered && direction == Direction.IN
            ? ArrivalNumber.print(number, row.getInt("arrival_year"))
            : null,
        DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol")),
        row.getObject("issued_on", LocalDate.class),
        row.getString("issuer_name"),
        row.getString("subject"),
        state,
        state.in(locale),
        Moments.of(row, "arrived_at"),
        Moments.orNull(row, "due_at"),
        row.getInt("urgency"));
  }
}
