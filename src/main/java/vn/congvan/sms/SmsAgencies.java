package vn.congvan.sms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** How each agency sends messages, and who gets none. */
@UseCase
public class SmsAgencies {

  /** Somebody who gets no messages: a person, or everybody of a unit. */
  public record Block(
      UUID id,
      @Nullable String personId,
      @Nullable String unitId,
      String name,
      String reason,
      Instant since) {}

  /** What an agency has used of today's budget. */
  public record Used(int segments, @Nullable Instant reachedAt, @Nullable Instant hardReachedAt) {}

  private static final int LONGEST_TEMPLATE = 500;
  private static final int LONGEST_REASON = 500;
  private static final int MOST_SEGMENTS = 100_000;

  private final JdbcClient database;
  private final Directory directory;
  private final SmsBudget budget;
  private final SmsWriting writing;
  private final ProvinceClock clock;

  SmsAgencies(
      JdbcClient database,
      Directory directory,
      SmsBudget budget,
      SmsWriting writing,
      ProvinceClock clock) {
    this.database = database;
    this.directory = directory;
    this.budget = budget;
    this.writing = writing;
    this.clock = clock;
  }

  /** How an agency sends messages today. */
  @Transactional(readOnly = true)
  public AgencySms of(String agencyId) {
    return database
        .sql("select * from sms_agency where agency_id = ?")
        .param(agencyId)
        .query(
            (row, number) ->
                new AgencySms(
                    row.getBoolean("enabled"),
                    row.getBoolean("diacritics"),
                    row.getString("language"),
                    row.getString("template_vi"),
                    row.getString("template_en"),
                    LocalTime.parse(row.getString("quiet_from")),
                    LocalTime.parse(row.getString("quiet_until")),
                    row.getBoolean("quiet_days_off"),
                    row.getInt("daily_segments"),
                    row.getInt("hard_segments")))
        .optional()
        .orElse(AgencySms.USUAL);
  }

  /** What is wrong with a way of sending messages, by field. */
  @Transactional(readOnly = true)
  public Map<String, Sentence> faults(AgencySms to) {
    var faults = new LinkedHashMap<String, Sentence>();
    check("vietnamese", to.trying(AgencySms.VI, to.vietnamese(), to.diacritics()), faults);
    check("english", to.trying(AgencySms.EN, to.english(), to.diacritics()), faults);
    if (to.dailySegments() < 0 || to.dailySegments() > MOST_SEGMENTS) {
      faults.put("dailySegments", new Sentence("Nhập số từ 0 đến 100000."));
    }
    if (to.hardSegments() < to.dailySegments() || to.hardSegments() > MOST_SEGMENTS) {
      faults.put(
          "hardSegments",
          new Sentence(
              "Hạn mức kể cả tin hỏa tốc không được nhỏ hơn hạn mức ngày, tối đa 100000."));
    }
    return faults;
  }

  /** Decides how an agency sends messages from now on. */
  public void change(String agencyId, AgencySms to, String by) {
    var faults = faults(to);
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa lưu: hãy sửa các mục được đánh dấu.", faults);
    }
    database.sql("delete from sms_agency where agency_id = ?").param(agencyId).update();
    database
        .sql(
            """
            insert into sms_agency (agency_id, enabled, diacritics, language, template_vi, template_en, quiet_from,
              quiet_until, quiet_days_off, daily_segments, hard_segments, changed_by, changed_at)
            values (:agency, :enabled, :diacritics, :language, :vi, :en, :from, :until, :off, :daily, :hard, :by, :at)
            """)
        .param("agency", agencyId)
        .param("enabled", to.enabled())
        .param("diacritics", to.diacritics())
        .param("language", to.language())
        .param("vi", to.vietnamese())
        .param("en", to.english())
        .param("from", to.quietFrom().toString())
        .param("until", to.quietUntil().toString())
        .param("off", to.quietDaysOff())
        .param("daily", to.dailySegments())
        .param("hard", to.hardSegments())
        .param("by", by)
        .param("at", now())
        .update();
    budget.clear(agencyId, clock.today(), to);
  }

  private void check(String field, AgencySms agency, Map<String, Sentence> faults) {
    var template = agency.template();
    if (template.isBlank()) {
      faults.put(field, new Sentence("Hãy nhập mẫu tin."));
    } else if (template.length() > LONGEST_TEMPLATE) {
      faults.put(field, new Sentence("Tối đa %s ký tự.", LONGEST_TEMPLATE));
    } else if (!SmsText.unknown(template).isEmpty()) {
      faults.put(
          field,
          new Sentence(
              "Không có mục %s; dùng được: %s.",
              String.join(", ", SmsText.unknown(template)), String.join(", ", SmsText.PLACES)));
    } else if (!SmsText.names(template, SmsText.NUMBER)) {
      faults.put(
          field,
          new Sentence("Mẫu tin phải có %s để người nhận biết văn bản nào.", SmsText.NUMBER));
    } else if (writing.sampleLength(agency).segments() > SmsText.MOST_SEGMENTS) {
      faults.put(
          field,
          new Sentence(
              "Mẫu tin quá dài: tin ví dụ vượt quá %s tin tính tiền nên sẽ bị cắt. Hãy rút gọn.",
              SmsText.MOST_SEGMENTS));
    }
  }

  /** Who gets no messages of an agency. */
  @Transactional(readOnly = true)
  public List<Block> blocks(String agencyId) {
    var names = new HashMap<String, String>();
    directory.units(agencyId).forEach(unit -> names.put(unit.id(), unit.name()));
    var blocks =
        database
            .sql("select * from sms_block where agency_id = ? order by blocked_at, id")
            .param(agencyId)
            .query(
                (row, number) -> {
                  var person = row.getString("person_id");
                  var unit = row.getString("unit_id");
                  return new Block(
                      row.getObject("id", UUID.class),
                      person,
                      unit,
                      person == null ? unit : person,
                      row.getString("reason"),
                      Moments.of(row, "blocked_at"));
                })
            .list();
    var people = blocks.stream().map(Block::personId).filter(Objects::nonNull).toList();
    directory
        .people(null, people, null, null)
        .forEach(person -> names.put(person.id(), person.fullName()));
    return blocks.stream()
        .map(
            block ->
                new Block(
                    block.id(),
                    block.personId(),
                    block.unitId(),
                    names.getOrDefault(block.name(), block.name()),
                    block.reason(),
                    block.since()))
        .toList();
  }

  /** Puts somebody of the agency, or a unit of it, on the list of those who get no messages. */
  public void block(String agencyId, String whom, String reason, String by) {
    var person =
        directory.posts(agencyId, null, null).stream()
            .anyMatch(post -> post.personId().equals(whom));
    var unit = directory.units(agencyId).stream().anyMatch(each -> each.id().equals(whom));
    var faults = new LinkedHashMap<String, Sentence>();
    if (!person && !unit) {
      faults.put("whom", new Sentence("Hãy chọn một người hoặc một đơn vị của cơ quan."));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      faults.put("reason", new Sentence("Hãy ghi lý do, tối đa %s ký tự.", LONGEST_REASON));
    }
    if (faults.isEmpty()
        && blocks(agencyId).stream()
            .anyMatch(block -> whom.equals(person ? block.personId() : block.unitId()))) {
      faults.put("whom", new Sentence("Đã có trong danh sách."));
    }
    if (!faults.isEmpty()) {
      throw new Refusal("Chưa lưu: hãy sửa các mục được đánh dấu.", faults);
    }
    database
        .sql(
            """
            insert into sms_block (id, agency_id, person_id, unit_id, reason, blocked_by, blocked_at)
            values (:id, :agency, :person, :unit, :reason, :by, :at)
            """)
        .param("id", UUID.randomUUID())
        .param("agency", agencyId)
        .param("person", person ? whom : null)
        .param("unit", person ? null : whom)
        .param("reason", reason.strip())
        .param("by", by)
        .param("at", now())
        .update();
  }

  /** Takes somebody off the list. */
  public void unblock(String agencyId, UUID blockId) {
    var gone =
        database
            .sql("delete from sms_block where id = ? and agency_id = ?")
            .params(blockId, agencyId)
            .update();
    if (gone == 0) {
      throw new NotFound("Không có mục này trong danh sách.");
    }
  }

  /** Whether a person, or a unit in which he works, gets no messages. */
  @Transactional(readOnly = true)
  public boolean isBlocked(String agencyId, String personId) {
    var blocked =
        database
            .sql(
                "select unit_id from sms_block where agency_id = ? and (person_id = ? or unit_id is not null)")
            .params(agencyId, personId)
            .query((row, number) -> Optional.ofNullable(row.getString("unit_id")))
            .list();
    return blocked.stream().anyMatch(Optional::isEmpty)
        || !blocked.isEmpty()
            && directory.postsOf(personId).stream()
                .filter(post -> post.personId().equals(personId))
                .anyMatch(post -> blocked.contains(Optional.ofNullable(post.unitId())));
  }

  /** What is used of today's budget. */
  @Transactional(readOnly = true)
  public Used today(String agencyId) {
    return database
        .sql("select * from sms_day where agency_id = ? and spent_on = ?")
        .params(agencyId, clock.today())
        .query(
            (row, number) ->
                new Used(
                    row.getInt("segments"),
                    Moments.orNull(row, "reached_at"),
                    Moments.orNull(row, "hard_reached_at")))
        .optional()
        .orElse(new Used(0, null, null));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
