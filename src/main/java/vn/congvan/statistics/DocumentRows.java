package vn.congvan.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.AgencyStructure;
import vn.congvan.shared.Moments;
import vn.congvan.statistics.DocumentList.Item;

/** Reads the documents of a selection, with as much of each as the person may see. */
@Component
class DocumentRows {

  private static final int PAGE = 50;
  // A whole year would not fit in memory.
  private static final int PORTION = 500;

  /** Since when a document's time does not run. */
  private static final String PAUSED_AT =
      """
      case when d.due_paused then (
        select max(l.paused_at) from deadline l where l.open_subject_id = d.id and l.kind = 'DOCUMENT') end
      """;

  private static final String COLUMNS =
      """
      d.id, d.agency_id, d.state, d.arrival_number, d.arrival_year, d.arrived_at, d.registered_at, d.due_at, d.closed_at,
      d.forwarded_to, d.lead_unit_id, u.name as unit_name, d.lead_post_id, h.full_name,
      case when exists (
        select 1 from document_audience a where a.document_id = d.id and a.audience in (:audiences)) then 1 else 0 end
        as visible,
      """;

  private static final String CONTENT =
      "d.number, d.symbol, d.issued_on, d.issuer_name, d.subject, d.secrecy, d.urgency, "
          + PAUSED_AT
          + " as paused_at, ";

  // Of a past moment it is told where a document stood then; what it says is read from it, as far
  // as one may read it today.
  private static final String CONTENT_OF_FORMER =
      "c.number, c.symbol, c.issued_on, c.issuer_name, c.subject, c.secrecy, c.urgency, d.paused_at, ";

  private static final String NAMES =
      """
      left join unit u on u.id = d.lead_unit_id
      left join post p on p.id = d.lead_post_id
      left join person h on h.id = p.person_id
      """;

  private static final String IN_ORDER = " order by d.due_at nulls last, d.arrived_at, d.id";

  private final NamedParameterJdbcTemplate database;
  private final Access access;
  private final WorkingCalendar calendar;

  DocumentRows(DataSource source, Access access, WorkingCalendar calendar) {
    var inPortions = new JdbcTemplate(source);
    inPortions.setFetchSize(PORTION);
    this.database = new NamedParameterJdbcTemplate(inPortions);
    this.access = access;
    this.calendar = calendar;
  }

  DocumentList page(
      Filter asked,
      Selection selection,
      long total,
      int page,
      @Nullable Instant frozenAt,
      AgencyStructure.Structure names,
      String personId,
      Locale locale) {
    var pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
    var shown = Math.min(Math.max(0, page), pages - 1);
    var items = part(selection, shown * PAGE, PAGE, names, asked.question(), personId, locale);
    return new DocumentList(asked, items, total, shown, pages, frozenAt);
  }

  List<Item> first(
      Selection selection,
      int most,
      AgencyStructure.Structure names,
      Question asked,
      String personId,
      Locale locale) {
    return part(selection, 0, most, names, asked, personId, locale);
  }

  void read(
      Selection selection,
      AgencyStructure.Structure names,
      Question asked,
      String personId,
      Locale locale,
      Consumer<Stream<Item>> reader) {
    try (var items =
        database.queryForStream(
            sql(selection), values(selection, personId), row(names, asked, locale))) {
      reader.accept(items);
    }
  }

  /** Who holds or held a post, where it is one of those agencies. */
  String handler(UUID postId, Predicate<String> ofAgency) {
    var found = new ArrayList<String>();
    database.query(
        "select p.agency_id, h.full_name from post p join person h on h.id = p.person_id where p.id = :post",
        Map.of("post", postId),
        row -> {
          if (ofAgency.test(row.getString("agency_id"))) {
            found.add(row.getString("full_name"));
          }
        });
    return found.isEmpty() ? "không thuộc cơ quan đang xem" : found.get(0);
  }

  private List<Item> part(
      Selection selection,
      int offset,
      int most,
      AgencyStructure.Structure names,
      Question asked,
      String personId,
      Locale locale) {
    var values = values(selection, personId);
    values.put("offset", offset);
    values.put("limitOfRows", most);
    // Names and sight are asked for those of the page only.
    return database.query(
        "select " + columns(selection) + " from " + ofPage(selection) + names(selection) + IN_ORDER,
        values,
        row(names, asked, locale));
  }

  /** The documents of a page; where an index picks them, only they are read as a whole. */
  private static String ofPage(Selection selection) {
    var picked =
        selection.fromWhere()
            + IN_ORDER
            + " offset :offset rows fetch next :limitOfRows rows only) ";
    return selection.isLiving()
        ? "(select d.id" + picked + "picked join document d on d.id = picked.id "
        : "(select d.*" + picked + "d ";
  }

  private static String sql(Selection selection) {
    return "select "
        + columns(selection)
        + " from "
        + selection.documents()
        + " "
        + names(selection)
        + " where "
        + selection.sql()
        + IN_ORDER;
  }

  private static String columns(Selection selection) {
    return COLUMNS
        + (selection.isLiving() ? CONTENT : CONTENT_OF_FORMER)
        + Bucket.EXPRESSION
        + " as bucket";
  }

  private static String names(Selection selection) {
    return selection.isLiving() ? NAMES : "left join document c on c.id = d.id " + NAMES;
  }

  private Map<String, Object> values(Selection selection, String personId) {
    var values = new HashMap<>(selection.values());
    var audiences = access.audiencesOf(personId);
    // An empty list is no SQL.
    values.put("audiences", audiences.isEmpty() ? Set.of("-") : audiences);
    return values;
  }

  private RowMapper<Item> row(AgencyStructure.Structure names, Question asked, Locale locale) {
    var moment = Objects.requireNonNull(asked.moment());
    return (row, n) -> item(row, names, moment, locale);
  }

  private Item item(ResultSet row, AgencyStructure.Structure names, Instant moment, Locale locale)
      throws SQLException {
    var agency = row.getString("agency_id");
    var visible = row.getInt("visible") == 1;
    var number = row.getLong("arrival_number");
    var numbered = !row.wasNull();
    var bucket = Bucket.ofLetter(row.getString("bucket")).orElseThrow();
    var due = Moments.orNull(row, "due_at");
    var open = bucket.isOpen();
    return new Item(
        row.getObject("id", UUID.class),
        agency,
        names.nameOf(agency),
        bucket,
        visible,
        numbered ? ArrivalNumber.print(number, row.getInt("arrival_year")) : null,
        visible
            ? DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol"))
            : null,
        visible ? row.getObject("issued_on", LocalDate.class) : null,
        visible ? row.getString("issuer_name") : null,
        visible
            ? Secrecy.subjectToTell(row.getInt("secrecy"), row.getString("subject"), locale)
            : null,
        row.getInt("urgency"),
        Objects.requireNonNull(Moments.orNull(row, "arrived_at")),
        Moments.orNull(row, "registered_at"),
        due,
        open ? null : Moments.orNull(row, "closed_at"),
        row.getString("lead_unit_id"),
        row.getString("unit_name"),
        row.getObject("lead_post_id", UUID.class),
        row.getString("full_name"),
        holder(row, open, locale),
        due == null || !open ? null : remaining(row, agency, moment, due, locale));
  }

  private String remaining(ResultSet row, String agency, Instant moment, Instant due, Locale locale)
      throws SQLException {
    var paused = Moments.orNull(row, "paused_at");
    return paused == null || paused.isAfter(moment)
        ? calendar.remaining(agency, moment, due, locale)
        : RemainingTime.paused(calendar.remaining(agency, paused, due, locale), locale);
  }

  /** Who has it: the handler, else the unit, else the clerk or the leader before whom it lies. */
  private static String holder(ResultSet row, boolean open, Locale locale) throws SQLException {
    var english = "en".equals(locale.getLanguage());
    var state = DocumentState.valueOf(row.getString("state"));
    if (!open) {
      return state.in(locale);
    }
    return switch (state) {
      case RECEIVED, REGISTERED -> english ? "Clerk" : "Văn thư";
      case IN_DIRECTION -> orElse(row.getString("forwarded_to"), english ? "Leader" : "Lãnh đạo");
      case CONFIRMING -> english ? "Leader (to confirm)" : "Lãnh đạo (chờ xác nhận kết quả)";
      default ->
          orElse(
              row.getString("full_name"),
              orElse(
                  row.getString("unit_name"), english ? "No handler yet" : "Chưa có người xử lý"));
    };
  }

  private static String orElse(@Nullable String words, String otherwise) {
    return words == null || words.isBlank() ? otherwise : words;
  }
}
