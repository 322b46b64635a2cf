package vn.congvan.registration;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.Particulars;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/**
 * The registers of incoming documents: one gapless series of numbers per register and year (Decree
 * 30/2020, Art. 22).
 *
 * <p>The number is taken under a lock of the register's row and commits together with its entry, so
 * a rollback leaves no gap and two clerks never get the same number; a unique constraint stands
 * behind.
 */
@UseCase
public class Registers {

  /** The register that takes whatever no other one does. */
  public static final String DEFAULT_CODE = "DEN";

  private static final String SECRETS_CODE = "MAT";

  private final EntityManager entities;
  private final JdbcClient database;
  private final ProvinceClock clock;

  Registers(EntityManager entities, JdbcClient database, ProvinceClock clock) {
    this.entities = entities;
    this.database = database;
    this.clock = clock;
  }

  /**
   * The agency's open registers of this year; the first question of a year opens the year's books.
   */
  @Recorded(false)
  public List<RegisterView> ofThisYear(String agencyId) {
    return open(agencyId).stream().map(Register::view).toList();
  }

  /** The code of the register that the agency's rules choose for a document. */
  @Recorded(false)
  String fitting(String agencyId, Particulars document) {
    return open(agencyId).stream()
        .filter(register -> register.rule().takes(document))
        .max(Comparator.comparingInt(register -> register.rule().strictness()))
        .map(Register::code)
        .orElse(document.secrecy() > 0 ? SECRETS_CODE : DEFAULT_CODE);
  }

  /** What speaks against entering a document in a register, or null. */
  @Recorded(false)
  @Nullable String faultOf(String agencyId, String code, Particulars document) {
    var register =
        open(agencyId).stream().filter(found -> found.code().equals(code)).findFirst().orElse(null);
    if (register == null) {
      return "Không có sổ này trong năm nay.";
    }
    if (register.rule().isForSecrets() != document.secrecy() > 0) {
      return document.secrecy() > 0
          ? "Văn bản mật phải đăng ký vào sổ văn bản mật riêng."
          : "Sổ văn bản mật chỉ dùng cho văn bản có độ mật.";
    }
    return null;
  }

  /**
   * Lets nobody else of the agency register until this transaction ends, in whichever of its
   * registers.
   */
  @Recorded(false)
  void lock(String agencyId) {
    open(agencyId).forEach(register -> entities.refresh(register, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Enters a document under the register's next number. */
  ArrivalNumber enter(String agencyId, String code, UUID documentId, String by) {
    var found =
        open(agencyId).stream()
            .filter(register -> register.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new NotFound("Không có sổ đăng ký “" + code + "” trong năm nay."));
    entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    var number = new ArrivalNumber(found.id(), found.year(), found.nextNumber());
    entities.flush();
    database
        .sql(
            """
            insert into register_entry (register_id, number, document_id, holder_id, state, entered_at, entered_by)
            values (:register, :number, :document, :document, 'USED', :at, :by)
            """)
        .param("register", number.registerId())
        .param("number", number.number())
        .param("document", documentId)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    return number;
  }

  /**
   * Voids an entry; the number is never given again (Decree 30/2020, Art. 22: one series without
   * gaps).
   */
  void voidEntry(UUID documentId, String reason) {
    var changed =
        database
            .sql(
                """
                update register_entry set state = 'VOID', holder_id = null, reason = :reason
                where holder_id = :document
                """)
            .param("reason", reason)
            .param("document", documentId)
            .update();
    if (changed == 0) {
      throw new Refusal("Văn bản này không có số đến đang dùng.");
    }
  }

  /** Opens one more register for this year. */
  Register add(String agencyId, String code, String name, String rule) {
    lock(agencyId);
    if (ofYear(agencyId).stream().anyMatch(register -> register.code().equals(code))) {
      throw new Refusal("Đã có sổ mang ký hiệu này.", Map.of("code", "Chọn ký hiệu khác."));
    }
    var register = new Register(agencyId, clock.today().getYear(), code, name, rule);
    entities.persist(register);
    return register;
  }

  /** All registers of this year, closed ones too. */
  @Recorded(false)
  List<Register> ofYear(String agencyId) {
    open(agencyId);
    return registers(agencyId, clock.today().getYear());
  }

  /**
   * Every register that the agency kept in those years or keeps now, closed ones too; each code
   * once, under its newest name.
   */
  @Recorded(false)
  List<RegisterView> kept(String agencyId, int firstYear, int lastYear) {
    open(agencyId);
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
        .setParameter("kind", Register.INCOMING)
        .setParameter("first", firstYear)
        .setParameter("last", lastYear)
        .setParameter("now", clock.today().getYear())
        .getResultList()
        .forEach(register -> kept.putIfAbsent(register.code(), register.view()));
    return List.copyOf(kept.values());
  }

  @Recorded(false)
  Optional<Register> find(UUID registerId) {
    return Optional.ofNullable(entities.find(Register.class, registerId));
  }

  /** Whether it is one of the two registers that take whatever no other one does. */
  static boolean isMain(String code) {
    return code.equals(DEFAULT_CODE) || code.equals(SECRETS_CODE);
  }

  private List<Register> open(String agencyId) {
    var year = clock.today().getYear();
    var kept = registers(agencyId, year);
    var open = kept.isEmpty() ? openYear(agencyId, year) : kept;
    return open.stream().filter(register -> !register.isClosed()).toList();
  }

  /**
   * Opens the year's books, in the transaction that needs them: a second connection for each clerk
   * of the first morning could exhaust the pool. Who comes second waits for the agency's row.
   *
   * <p>The row is written, not read "for update": that would also wait for every clerk whose new
   * document refers to the agency, and they for each other.
   */
  private List<Register> openYear(String agencyId, int year) {
    database.sql("update agency set created_at = created_at where id = ?").param(agencyId).update();
    var openedMeanwhile = registers(agencyId, year);
    if (!openedMeanwhile.isEmpty()) {
      return openedMeanwhile;
    }
    var before =
        entities
            .createQuery(
                """
                select r from Register r where r.agencyId = :agency and r.kind = :kind and r.closed = false
                and r.year = (
                  select max(s.year) from Register s
                  where s.agencyId = :agency and s.kind = :kind and s.year < :year)
                """,
                Register.class)
            .setParameter("agency", agencyId)
            .setParameter("kind", Register.INCOMING)
            .setParameter("year", year)
            .getResultList();
    if (before.isEmpty()) {
      entities.persist(new Register(agencyId, year, DEFAULT_CODE, "VĂN BẢN ĐẾN", ""));
      entities.persist(
          new Register(agencyId, year, SECRETS_CODE, "VĂN BẢN MẬT ĐẾN", "secrecy=1,2,3"));
    }
    before.forEach(register -> entities.persist(register.in(year)));
    return registers(agencyId, year);
  }

  private List<Register> registers(String agencyId, int year) {
    return entities
        .createQuery(
            """
            select r from Register r where r.agencyId = :agency and r.kind = :kind and r.year = :year
            order by r.code
            """,
            Register.class)
        .setParameter("agency", agencyId)
        .setParameter("kind", Register.INCOMING)
        .setParameter("year", year)
        .getResultList();
  }
}
