package vn.congvan.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * The one place that says who may sign an agency's documents as what (Decree 30/2020, Art. 13):
 * from the posts that he himself holds on that day and the delegations that hold then. Whoever
 * substitutes a post does its work, but is not authorised to sign by that.
 */
@Component
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class SigningAuthority {

  private static final String HOLDS =
      "%1$s.valid_from <= :day and (%1$s.valid_to is null or %1$s.valid_to > :day)";

  // Where the whole body decides, its chairman signs on its behalf; a committee's chairman also has
  // powers of his own.
  private static final Map<String, String> COLLECTIVES =
      Map.of(
          AgencyKind.COMMITTEE.key(), "ỦY BAN NHÂN DÂN",
          AgencyKind.WARD.key(), "ỦY BAN NHÂN DÂN",
          AgencyKind.COMMUNE.key(), "ỦY BAN NHÂN DÂN",
          AgencyKind.COUNCIL.key(), "HỘI ĐỒNG NHÂN DÂN");

  private final JdbcClient database;
  private final Directory directory;

  SigningAuthority(JdbcClient database, Directory directory) {
    this.database = database;
    this.directory = directory;
  }

  /**
   * As what a person may sign.
   *
   * @param key names this capacity among all of the agency, for a form or a process
   * @param collective whether he signs on behalf of the collective body: TM.
   * @param position his title, as the register shows it
   * @param printed the lines between the date and the signature, for example {@code KT. CHỦ
   *     TỊCH\nPHÓ CHỦ TỊCH}
   * @param basis the document that authorises him; null for the head and his deputies
   */
  public record Capacity(
      String key,
      SigningForm form,
      boolean collective,
      String personId,
      String personName,
      UUID postId,
      String position,
      String printed,
      @Nullable String basis) {}

  /** As what a person may sign, best first; where he may not at all, why and what to do. */
  public record Authority(List<Capacity> capacities, @Nullable Sentence refusal) {

    /** Whether he may sign. */
    public boolean isGranted() {
      return !capacities.isEmpty();
    }
  }

  private record Holder(
      UUID postId,
      String personId,
      String personName,
      String agencyId,
      @Nullable String unitId,
      String position,
      SigningTitle title,
      Role role) {}

  private record Delegation(
      UUID id,
      UUID fromPost,
      UUID toPost,
      SigningForm form,
      Set<String> types,
      boolean deputies,
      String basis) {

    boolean covers(String typeCode) {
      return types.isEmpty() || types.contains(typeCode);
    }
  }

  /** As what the person may sign such a document of the agency on that day. */
  public Authority of(String personId, String agencyId, String typeCode, LocalDate onDay) {
    var capacities =
        signers(agencyId, typeCode, onDay).stream()
            .filter(capacity -> capacity.personId().equals(personId))
            .toList();
    return new Authority(
        capacities, capacities.isEmpty() ? refusal(personId, agencyId, onDay) : null);
  }

  /**
   * The capacity in which the person signs now.
   *
   * @param key the capacity that was chosen; null for the best one
   * @throws NotAuthorisedToSign if he may not sign, or no longer in that capacity
   */
  public Capacity require(
      String personId, String agencyId, String typeCode, LocalDate onDay, @Nullable String key) {
    var authority = of(personId, agencyId, typeCode, onDay);
    if (authority.refusal() != null) {
      throw new NotAuthorisedToSign(authority.refusal());
    }
    return authority.capacities().stream()
        .filter(capacity -> key == null || capacity.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new NotAuthorisedToSign(
                    new Sentence(
                        "Thẩm quyền ký đã chọn không còn hiệu lực vào ngày %s; hãy trả lại dự thảo để chọn lại người ký hoặc hình thức ký.",
                        Agencies.DAY.format(onDay))));
  }

  /** Everybody who may sign such a document of the agency on that day: the head first. */
  public List<Capacity> signers(String agencyId, String typeCode, LocalDate onDay) {
    var agency =
        directory
            .agency(agencyId, onDay)
            .orElseThrow(() -> new NotFound("Cơ quan chưa có hoặc không còn vào ngày này."));
    var holders = holders(agencyId, onDay);
    var found = new ArrayList<Capacity>();
    for (var holder : holders) {
      if (holder.role() == Role.LEADER
          && holder.agencyId().equals(agencyId)
          && holder.title().rank() != SigningTitle.Rank.NEITHER) {
        found.addAll(own(holder, agency.kind()));
      }
    }
    for (var delegation : delegations(agencyId, onDay)) {
      if (delegation.covers(typeCode)) {
        found.addAll(delegated(delegation, holders));
      }
    }
    return found.stream().sorted(Comparator.comparing(Capacity::form)).toList();
  }

  private static List<Capacity> own(Holder holder, String agencyKind) {
    var form =
        switch (holder.title().rank()) {
          case ACTING -> SigningForm.ACTING;
          case DEPUTY -> SigningForm.DEPUTY;
          default -> SigningForm.HEAD;
        };
    var lines = holder.title().lines();
    var body = COLLECTIVES.get(agencyKind);
    var capacities = new ArrayList<Capacity>();
    if (body != null) {
      capacities.add(
          capacity(form.name() + ".TM", form, true, holder, "TM. " + body + "\n" + lines, null));
    }
    if (!agencyKind.equals(AgencyKind.COUNCIL.key())) {
      capacities.add(capacity(form.name(), form, false, holder, lines, null));
    }
    return capacities;
  }

  private static List<Capacity> delegated(Delegation delegation, List<Holder> holders) {
    var from = holder(delegation.fromPost(), holders);
    var to = holder(delegation.toPost(), holders);
    if (from == null || to == null) {
      return List.of();
    }
    var above = delegation.form().abbreviation() + " " + from.title().headInCapitals() + "\n";
    var key = delegation.form().name() + "." + delegation.id();
    var capacities = new ArrayList<Capacity>();
    capacities.add(
        capacity(
            key, delegation.form(), false, to, above + to.title().lines(), delegation.basis()));
    // Who signs by order may let his own deputy sign (Art. 13.4); who is authorised may not (13.3).
    if (delegation.deputies() && delegation.form() == SigningForm.BY_ORDER) {
      holders.stream()
          .filter(one -> one.title().rank() == SigningTitle.Rank.DEPUTY && isBeside(one, to))
          .map(
              deputy ->
                  capacity(
                      key,
                      delegation.form(),
                      false,
                      deputy,
                      above + deputy.title().lines(),
                      delegation.basis()))
          .forEach(capacities::add);
    }
    return capacities;
  }

  private static boolean isBeside(Holder deputy, Holder head) {
    return deputy.agencyId().equals(head.agencyId())
        && (head.unitId() == null
            ? deputy.role() == Role.LEADER
            : head.unitId().equals(deputy.unitId()));
  }

  private static @Nullable Holder holder(UUID postId, List<Holder> holders) {
    return holders.stream().filter(one -> one.postId().equals(postId)).findFirst().orElse(null);
  }

  private static Capacity capacity(
      String key,
      SigningForm form,
      boolean collective,
      Holder holder,
      String printed,
      @Nullable String basis) {
    return new Capacity(
        key + "." + holder.postId(),
        form,
        collective,
        holder.personId(),
        holder.personName(),
        holder.postId(),
        holder.position(),
        printed,
        basis);
  }

  /** Those who hold a leading post of the agency, of its units or of an agency below it. */
  private List<Holder> holders(String agencyId, LocalDate onDay) {
    return database
        .sql(
            "select p.id, p.person_id, h.full_name, p.agency_id, p.unit_id, p.role, p.title"
                + " from post p join person h on h.id = p.person_id"
                + " where (p.agency_id = :agency or p.role = 'leader' and p.agency_id in"
                + " (select v.agency_id from agency_version v where v.parent_id = :agency and "
                + HOLDS.formatted("v")
                + ")) and p.role in ('leader', 'head', 'specialist') and "
                + HOLDS.formatted("p")
                + " and (h.left_on is null or h.left_on > :day) order by p.valid_from, p.id")
        .param("agency", agencyId)
        .param("day", onDay)
        .query(
            (row, n) -> {
              var role = Role.ofKey(row.getString("role"));
              return new Holder(
                  row.getObject("id", UUID.class),
                  row.getString("person_id"),
                  row.getString("full_name"),
                  row.getString("agency_id"),
                  row.getString("unit_id"),
                  row.getString("title"),
                  SigningTitle.of(role, row.getString("title")),
                  role);
            })
        .list();
  }

  private List<Delegation> delegations(String agencyId, LocalDate onDay) {
    return database
        .sql(
            """
            select id, from_post, to_post, kind, types, deputies, basis from signing_delegation
            where agency_id = :agency and first_day <= :day and (last_day is null or last_day >= :day)
            order by first_day, id
            """)
        .param("agency", agencyId)
        .param("day", onDay)
        .query(
            (row, n) ->
                new Delegation(
                    row.getObject("id", UUID.class),
                    row.getObject("from_post", UUID.class),
                    row.getObject("to_post", UUID.class),
                    SigningForm.valueOf(row.getString("kind")),
                    SigningDelegations.types(row.getString("types")),
                    row.getBoolean("deputies"),
                    row.getString("basis")))
        .list();
  }

  private Sentence refusal(String personId, String agencyId, LocalDate onDay) {
    var day = Agencies.DAY.format(onDay);
    if (substitutesLeader(personId, agencyId, onDay)) {
      return new Sentence(
          "Bạn đang thay vị trí của lãnh đạo nhưng chưa được ủy quyền ký; cần văn bản ủy quyền (TUQ.) có thời hạn, ghi tại trang Thẩm quyền ký của cơ quan.");
    }
    var posts =
        database
            .sql(
                "select count(*) from post p join person h on h.id = p.person_id"
                    + " where p.person_id = :person and p.agency_id = :agency and "
                    + HOLDS.formatted("p")
                    + " and (h.left_on is null or h.left_on > :day)")
            .param("person", personId)
            .param("agency", agencyId)
            .param("day", onDay)
            .query(Long.class)
            .single();
    if (posts == 0) {
      return new Sentence(
          "Vào ngày %s bạn không giữ vị trí nào ở cơ quan ban hành và không được ủy quyền ký; hãy chuyển người có thẩm quyền ký.",
          day);
    }
    return new Sentence(
        "Vào ngày %s bạn không có thẩm quyền ký loại văn bản này: người đứng đầu ký, cấp phó ký thay (KT.), người khác chỉ ký khi được giao thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) còn hiệu lực.",
        day);
  }

  private boolean substitutesLeader(String personId, String agencyId, LocalDate onDay) {
    return database
            .sql(
                """
                select count(*) from substitution s join post p on p.id = s.post_id
                where s.substitute_id = :person and p.agency_id = :agency and p.role = 'leader'
                and s.first_day <= :day and s.last_day >= :day
                """)
            .param("person", personId)
            .param("agency", agencyId)
            .param("day", onDay)
            .query(Long.class)
            .single()
        > 0;
  }
}
