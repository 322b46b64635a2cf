package vn.congvan.organization;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * Keeps on record who was ordered or authorised to sign for the head of an agency (Decree 30/2020,
 * Art. 13.3 and 13.4).
 */
@UseCase
public class SigningDelegations {

  /**
   * What is written about a delegation.
   *
   * @param types codes of the document types; empty means all that the basis names
   * @param deputies whether deputies of the one who signs by order may sign as well
   * @param lastDay the last day on which it holds; a written authorisation always has one
   * @param basis number, symbol and date of the document that says so
   */
  public record Entry(
      String agencyId,
      @Nullable UUID fromPost,
      @Nullable UUID toPost,
      @Nullable SigningForm form,
      Set<String> types,
      @Nullable String subject,
      boolean deputies,
      LocalDate firstDay,
      @Nullable LocalDate lastDay,
      @Nullable String basis) {}

  /** A delegation as the agency's page shows it. */
  public record Line(
      UUID id,
      SigningForm form,
      String fromName,
      String fromTitle,
      String toName,
      String toTitle,
      Set<String> types,
      String subject,
      boolean deputies,
      LocalDate firstDay,
      @Nullable LocalDate lastDay,
      String basis,
      boolean running) {}

  private final PostRepository posts;
  private final Directory directory;
  private final AdministrationRights rights;
  private final JdbcClient database;
  private final ProvinceClock clock;

  SigningDelegations(
      PostRepository posts,
      Directory directory,
      AdministrationRights rights,
      JdbcClient database,
      ProvinceClock clock) {
    this.posts = posts;
    this.directory = directory;
    this.rights = rights;
    this.database = database;
    this.clock = clock;
  }

  /** Records a delegation from a day on; returns its id. */
  public UUID record(Entry entry, String by) {
    rights.requireAgency(by, entry.agencyId());
    var faults = new Faults();
    var form = entry.form();
    faults.unless(
        form != null && form.isDelegated(),
        "form",
        new Sentence("Chọn ký thừa lệnh hoặc ký thừa ủy quyền."));
    var from = post(entry.fromPost(), entry.firstDay());
    var to = post(entry.toPost(), entry.firstDay());
    faults.unless(
        from.filter(post -> isHeadOf(entry.agencyId(), post)).isPresent(),
        "fromPost",
        new Sentence("Người giao ký phải là người đứng đầu cơ quan."));
    faults.unless(
        to.filter(post -> isHeadBelow(entry.agencyId(), post)).isPresent(),
        "toPost",
        new Sentence(
            "Người được giao ký phải đứng đầu một đơn vị của cơ quan hoặc một cơ quan trực thuộc."));
    faults.text(
        "subject", new Sentence("nội dung được giao ký"), Texts.clean(entry.subject()), 300);
    faults.text("basis", new Sentence("văn bản giao ký"), Texts.clean(entry.basis()), 200);
    faults.unless(
        entry.types().stream().allMatch(code -> code.matches("[A-Z]{2,10}")),
        "types",
        new Sentence("Chọn trong danh sách."));
    var types = String.join(",", new TreeSet<>(entry.types()));
    faults.unless(
        types.length() <= 200,
        "types",
        new Sentence("Chọn ít loại hơn, hoặc không chọn loại nào."));
    faults.unless(
        form != SigningForm.AUTHORISED || entry.lastDay() != null,
        "lastDay",
        new Sentence("Ủy quyền ký phải có thời hạn; hãy chọn ngày cuối."));
    faults.unless(
        entry.lastDay() == null || !entry.lastDay().isBefore(entry.firstDay()),
        "lastDay",
        new Sentence("Ngày cuối không được trước ngày đầu."));
    faults.unless(
        form != SigningForm.AUTHORISED || !entry.deputies(),
        "deputies",
        new Sentence("Người được ủy quyền không được ủy quyền lại."));
    faults.refuseIfAny();
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into signing_delegation (id, agency_id, from_post, to_post, kind, types, subject, deputies,
              first_day, last_day, basis, recorded_by, recorded_at)
            values (:id, :agency, :from, :to, :kind, :types, :subject, :deputies, :first, :last, :basis, :by, :at)
            """)
        .param("id", id)
        .param("agency", entry.agencyId())
        .param("from", entry.fromPost())
        .param("to", entry.toPost())
        .param("kind", String.valueOf(form))
        .param("types", types)
        .param("subject", Texts.clean(entry.subject()))
        .param("deputies", entry.deputies())
        .param("first", entry.firstDay())
        .param("last", entry.lastDay())
        .param("basis", Texts.clean(entry.basis()))
        .param("by", by)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** Ends a delegation: yesterday was its last day, or it never begins. */
  public void end(UUID delegationId, String by) {
    var line =
        database
            .sql("select agency_id, first_day from signing_delegation where id = ?")
            .param(delegationId)
            .query((row, n) -> new Began(row.getString(1), row.getObject(2, LocalDate.class)))
            .optional()
            .orElseThrow(() -> new NotFound("Không có việc giao ký này."));
    rights.requireAgency(by, line.agencyId());
    var yesterday = clock.today().minusDays(1);
    database
        .sql(
            """
            update signing_delegation set last_day = :last where id = :id and (last_day is null or last_day > :last)
            """)
        .param(
            "last", line.firstDay().isAfter(yesterday) ? line.firstDay().minusDays(1) : yesterday)
        .param("id", delegationId)
        .update();
  }

  private record Began(String agencyId, LocalDate firstDay) {}

  /** The agency's delegations, the newest first; those that have ended stay readable. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Line> of(String agencyId, String personId) {
    rights.requireAgency(personId, agencyId);
    var today = clock.today();
    return database
        .sql(
            """
            select d.id, d.kind, fh.full_name as from_name, f.title as from_title, th.full_name as to_name,
              t.title as to_title, d.types, d.subject, d.deputies, d.first_day, d.last_day, d.basis
            from signing_delegation d
            join post f on f.id = d.from_post join person fh on fh.id = f.person_id
            join post t on t.id = d.to_post join person th on th.id = t.person_id
            where d.agency_id = :agency order by d.first_day desc, d.id
            """)
        .param("agency", agencyId)
        .query(
            (row, n) -> {
              var last = row.getObject("last_day", LocalDate.class);
              return new Line(
                  row.getObject("id", UUID.class),
                  SigningForm.valueOf(row.getString("kind")),
                  row.getString("from_name"),
                  row.getString("from_title"),
                  row.getString("to_name"),
                  row.getString("to_title"),
                  types(row.getString("types")),
                  row.getString("subject"),
                  row.getBoolean("deputies"),
                  row.getObject("first_day", LocalDate.class),
                  last,
                  row.getString("basis"),
                  last == null || !last.isBefore(today));
            })
        .list();
  }

  /** The heads of the agency today, who may let others sign. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Post> givers(String agencyId) {
    return directory.posts(agencyId, null, Role.LEADER).stream()
        .filter(post -> SigningTitle.of(post.role(), post.title()).isHead())
        .toList();
  }

  /** Those who may be let sign: heads of the agency's units and of the agencies below it. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Post> takers(String agencyId) {
    var below =
        directory.agencies().stream()
            .filter(agency -> agencyId.equals(agency.parentId()))
            .flatMap(agency -> givers(agency.id()).stream());
    return java.util.stream.Stream.concat(
            directory.posts(agencyId, null, Role.HEAD).stream()
                .filter(post -> SigningTitle.of(post.role(), post.title()).isHead()),
            below)
        .toList();
  }

  static Set<String> types(String stored) {
    return stored.isEmpty() ? Set.of() : new TreeSet<>(List.of(stored.split(",")));
  }

  private Optional<Post> post(@Nullable UUID postId, LocalDate on) {
    return Optional.ofNullable(postId)
        .flatMap(posts::findById)
        .filter(post -> post.validity().holdsOn(on));
  }

  private static boolean isHeadOf(String agencyId, Post post) {
    var place = post.place();
    return place.agencyId().equals(agencyId)
        && place.role() == Role.LEADER
        && SigningTitle.of(place.role(), place.title()).isHead();
  }

  private boolean isHeadBelow(String agencyId, Post post) {
    var place = post.place();
    if (!SigningTitle.of(place.role(), place.title()).isHead()) {
      return false;
    }
    return place.role() == Role.HEAD
        ? place.agencyId().equals(agencyId)
        : directory
            .agency(place.agencyId())
            .filter(agency -> agencyId.equals(agency.parentId()))
            .isPresent();
  }
}
