package vn.congvan.registration;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;

/**
 * The registers of each agency and year, of whatever kind; the first question of a year opens the
 * year's books.
 */
@Component
class YearBooks {

  private final EntityManager entities;
  private final JdbcClient database;
  private final ProvinceClock clock;

  YearBooks(EntityManager entities, JdbcClient database, ProvinceClock clock) {
    this.entities = entities;
    this.database = database;
    this.clock = clock;
  }

  /** What is written into a register beside the number. */
  record Line(
      UUID documentId,
      UUID holderId,
      String state,
      @Nullable String symbol,
      @Nullable LocalDate dated,
      @Nullable String keptBy,
      String by) {

    /** A line of an incoming document, which has its number and date from its issuer. */
    static Line incoming(UUID documentId, String by) {
      return new Line(documentId, documentId, "USED", null, null, null, by);
    }
  }

  /** This year's registers that still give numbers. */
  List<Register> open(String agencyId, RegisterKind kind) {
    return ofYear(agencyId, kind).stream().filter(Register::givesNumbers).toList();
  }

  /** The same for who only reads: before the year's books are opened, those they will continue. */
  List<Register> standing(String agencyId, RegisterKind kind) {
    var year = clock.today().getYear();
    var kept = registers(agencyId, kind, year);
    return kept.isEmpty()
        ? continued(agencyId, kind, year)
        : kept.stream().filter(Register::givesNumbers).toList();
  }

  /** All registers of this year, closed ones too. */
  List<Register> ofYear(String agencyId, RegisterKind kind) {
    var year = clock.today().getYear();
    var kept = registers(agencyId, kind, year);
    return kept.isEmpty() ? openYear(agencyId, kind, year) : kept;
  }

  /**
   * Every register that the agency kept in those years or keeps now, closed ones too; each code
   * once, under its newest name.
   */
  List<RegisterView> kept(String agencyId, RegisterKind kind, int firstYear, int lastYear) {
    ofYear(agencyId, kind);
    var kept = new LinkedHashMap<String, RegisterView>();
    entities
        .createQuery(
            """
            select r from Register r where r.agencyId = :agency and r.kind = :kind
            and (r.year between :first and :last or r.year = :now)
            order by r.code, r.year desc
            """,
            Register.class)
        .setParameter("agency", agencyId)
        .setParameter("kind", kind)
        .setParameter("first", firstYear)
        .setParameter("last", lastYear)
        .setParameter("now", clock.today().getYear())
        .getResultList()
        .forEach(register -> kept.putIfAbsent(register.code(), register.view()));
    return List.copyOf(kept.values());
  }

  /** The register read afresh, which nobody else writes in until this transaction ends. */
  Register lock(Register register) {
    entities.refresh(register, LockModeType.PESSIMISTIC_WRITE);
    return register;
  }

  /** Lets nobody else take a number of this kind until this transaction ends. */
  void lock(String agencyId, RegisterKind kind) {
    open(agencyId, kind).forEach(this::lock);
  }

  /** Writes a line under the next number of a register that this transaction has locked. */
  long enter(Register register, Line line) {
    var number = register.nextNumber();
    entities.flush();
    database
        .sql(
            """
            insert into register_entry
              (register_id, number, document_id, holder_id, state, entered_at, entered_by, symbol, dated,
               kept_by)
            values (:register, :number, :document, :holder, :state, :at, :by, :symbol, :dated,
              :keptBy)
            """)
        .param("register", register.id())
        .param("number", number)
        .param("document", line.documentId())
        .param("holder", line.holderId())
        .param("state", line.state())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", line.by())
        .param("symbol", line.symbol())
        .param("dated", line.dated())
        .param("keptBy", line.keptBy())
        .update();
    return number;
  }

  /** Voids the number that the holder has, for good; false where it has none. */
  boolean voidEntry(UUID holderId, String reason) {
    return database
            .sql(
                """
                update register_entry set state = 'VOID', holder_id = null, reason = :reason
                where holder_id = :holder
                """)
            .param("reason", reason)
            .param("holder", holderId)
            .update()
        > 0;
  }

  /**
   * The highest number of this year whose symbol begins so, in whichever series; 0 if there is
   * none.
   */
  long highest(String agencyId, RegisterKind kind, String symbol) {
    return database
        .sql(
            """
            select coalesce(max(e.number), 0) from register_entry e join register r on r.id = e.register_id
            where r.agency_id = :agency and r.kind = :kind and r.register_year = :year
              and e.symbol like :symbol and r.rule not like 'secrecy%'
            """)
        .param("agency", agencyId)
        .param("kind", kind.name())
        .param("year", clock.today().getYear())
        .param("symbol", symbol + "%")
        .query(Long.class)
        .single();
  }

  void add(Register register) {
    entities.persist(register);
  }

  @Nullable Register find(UUID registerId) {
    return entities.find(Register.class, registerId);
  }

  /**
   * Opens the year's books, in the transaction that needs them: a second connection for each clerk
   * of the first morning could exhaust the pool. Who comes second waits for the agency's row.
   *
   * <p>The row is written, not read "for update": that would also wait for every clerk whose new
   * document refers to the agency, and they for each other.
   */
  private List<Register> openYear(String agencyId, RegisterKind kind, int year) {
    database.sql("update agency set created_at = created_at where id = ?").param(agencyId).update();
    var openedMeanwhile = registers(agencyId, kind, year);
    if (!openedMeanwhile.isEmpty()) {
      return openedMeanwhile;
    }
    var before = continued(agencyId, kind, year);
    if (before.isEmpty()) {
      for (var one : kind.standards()) {
        entities.persist(new Register(agencyId, year, kind, one.code(), one.name(), one.rule(), 0));
      }
    }
    before.forEach(register -> entities.persist(register.in(year)));
    return registers(agencyId, kind, year);
  }

  /** The registers of the last year before that one which go on in it. */
  private List<Register> continued(String agencyId, RegisterKind kind, int year) {
    return entities
        .createQuery(
            """
            select r from Register r where r.agencyId = :agency and r.kind = :kind and r.closed = false
            and r.year = (
              select max(s.year) from Register s
              where s.agencyId = :agency and s.kind = :kind and s.year < :year)
            """,
            Register.class)
        .setParameter("agency", agencyId)
        .setParameter("kind", kind)
        .setParameter("year", year)
        .getResultList();
  }

  private List<Register> registers(String agencyId, RegisterKind kind, int year) {
    return entities
        .createQuery(
            """
            select r from Register r where r.agencyId = :agency and r.kind = :kind and r.year = :year
            order by r.code
            """,
            Register.class)
        .setParameter("agency", agencyId)
        .setParameter("kind", kind)
        .setParameter("year", year)
        .getResultList();
  }
}
