package vn.congvan.acts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Shows the record of acts to those who supervise or administer an agency. */
@UseCase
public class ActReading {

  /** What can be asked for; {@code before} is the act after which the page begins. */
  public record Question(
      @Nullable String personId,
      @Nullable UUID documentId,
      @Nullable LocalDate day,
      int size,
      @Nullable Mark before) {}

  /** A place in the record, newest first. */
  public record Mark(Instant occurredAt, long number) {}

  /** A row as it is shown. */
  public record Row(
      long number,
      Instant occurredAt,
      @Nullable String personId,
      @Nullable String address,
      String kind,
      Outcome outcome,
      @Nullable String reason,
      @Nullable UUID documentId,
      @Nullable String objectKind,
      @Nullable String objectId,
      @Nullable String detail) {}

  /** A page of rows, newest first; {@code next} leads to older ones, if there are any. */
  public record Page(List<Row> rows, @Nullable Mark next) {}

  private final JdbcTemplate database;
  private final Directory directory;
  private final AdministrationRights rights;

  ActReading(JdbcTemplate database, Directory directory, AdministrationRights rights) {
    this.database = database;
    this.directory = directory;
    this.rights = rights;
  }

  /** The agencies whose record the person may read, by name; refuses one who may read none. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Agency> agencies(String personId) {
    // Each is asked once, not once for each of a thousand agencies.
    var administered =
        rights.agencies(personId).stream().map(Directory.Agency::id).collect(Collectors.toSet());
    var groups = directory.groupsOf(personId);
    var readable =
        directory.agencies().stream()
            .filter(
                agency ->
                    administered.contains(agency.id())
                        || groups.contains(Role.SUPERVISOR.at(agency.id())))
            .toList();
    if (readable.isEmpty()) {
      throw notAllowed();
    }
    return readable;
  }

  /** Whether the person may also read what belongs to no agency. */
  @Transactional(readOnly = true)
  public boolean readsProvince(String personId) {
    return rights.wholeProvince(personId);
  }

  /** One page of an agency's record, or with null of what belongs to none; itself an act. */
  @Recorded
  public Page page(@Nullable String agencyId, Question question, String personId) {
    if (agencyId == null ? !readsProvince(personId) : !mayRead(personId, agencyId)) {
      throw notAllowed();
    }
    if (agencyId != null && !isKnown(agencyId)) {
      throw new NotFound(new Sentence("Không có cơ quan «%s».", agencyId));
    }
    var values = new ArrayList<Object>();
    var where = new StringBuilder(agencyId == null ? "agency_id is null" : "agency_id = ?");
    add(values, agencyId);
    if (question.personId() != null) {
      where.append(" and person_id = ?");
      values.add(question.personId());
    }
    if (question.documentId() != null) {
      where.append(" and document_id = ?");
      values.add(question.documentId());
    }
    var day = question.day();
    if (day != null) {
      where.append(" and occurred_at >= ? and occurred_at < ?");
      values.add(day.atStartOfDay(ProvinceClock.ZONE).toOffsetDateTime());
      values.add(day.plusDays(1).atStartOfDay(ProvinceClock.ZONE).toOffsetDateTime());
    }
    var before = question.before();
    if (before != null) {
      // Compared as a pair, so that the index leads to the place however old it is.
      where.append(" and (occurred_at, number) < (?, ?)");
      values.add(before.occurredAt().atOffset(ZoneOffset.UTC));
      values.add(before.number());
    }
    var rows =
        new ArrayList<>(
            database.query(
                "select * from recorded_act where "
                    + where
                    + " order by occurred_at desc, number desc limit "
                    + (question.size() + 1),
                (row, at) -> shown(RecordedAct.read(row)),
                values.toArray()));
    Mark next = null;
    if (rows.size() > question.size()) {
      rows.remove(question.size());
      var last = rows.get(rows.size() - 1);
      next = new Mark(last.occurredAt(), last.number());
    }
    return new Page(List.copyOf(rows), next);
  }

  /** Reading is an act of that agency; one that never was gets no record by it. */
  private boolean isKnown(String agencyId) {
    return directory.agency(agencyId).isPresent()
        || !database
            .queryForList("select 1 from recorded_act_chain where chain = ?", agencyId)
            .isEmpty();
  }

  private boolean mayRead(String personId, String agencyId) {
    return rights.overAgency(personId, agencyId)
        || directory.groupsOf(personId).contains(Role.SUPERVISOR.at(agencyId));
  }

  private static void add(List<Object> values, @Nullable Object value) {
    if (value != null) {
      values.add(Objects.requireNonNull(value));
    }
  }

  private static Row shown(RecordedAct act) {
    return new Row(
        act.number(),
        act.occurredAt(),
        act.personId(),
        act.address(),
        act.kind(),
        act.outcome(),
        act.reason(),
        act.documentId(),
        act.objectKind(),
        act.objectId(),
        act.detail());
  }

  private static NotAllowed notAllowed() {
    return new NotAllowed(
        "Nhật ký thao tác chỉ dành cho người giám sát và người quản trị của cơ quan.");
  }
}
