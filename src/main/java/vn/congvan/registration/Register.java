package vn.congvan.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One register of one agency in one year; it alone gives its numbers. */
@Entity
class Register {

  @Id private UUID id;
  private String agencyId;

  @Column(name = "register_year")
  private int year;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private RegisterKind kind;

  private String code;
  private String name;
  private String rule;
  private long lastNumber;
  private boolean closed;

  @SuppressWarnings("NullAway.Init")
  protected Register() {}

  Register(
      String agencyId,
      int year,
      RegisterKind kind,
      String code,
      String name,
      String rule,
      long lastNumber) {
    this.id = UUID.randomUUID();
    this.agencyId = agencyId;
    this.year = year;
    this.kind = kind;
    this.code = code;
    this.name = name;
    this.rule = rule;
    this.lastNumber = lastNumber;
  }

  /**
   * The same register in another year, which starts again from 01 (Decree 30/2020, Art. 15 and 22).
   */
  Register in(int anotherYear) {
    return new Register(agencyId, anotherYear, kind, code, name, rule, 0);
  }

  long nextNumber() {
    lastNumber = lastNumber + 1;
    return lastNumber;
  }

  void change(String newName, String newRule) {
    name = newName;
    rule = newRule;
  }

  void close() {
    closed = true;
  }

  void reopen() {
    closed = false;
  }

  UUID id() {
    return id;
  }

  String agencyId() {
    return agencyId;
  }

  int year() {
    return year;
  }

  String code() {
    return code;
  }

  boolean isEmpty() {
    return lastNumber == 0;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Whether a number may still be taken from it. A series of outgoing numbers that was begun goes
   * on to the year's end: its types must not get the same numbers again from another register
   * (Decree 30/2020, Art. 15).
   */
  boolean givesNumbers() {
    return !closed || (kind == RegisterKind.OUT && !isEmpty());
  }

  boolean isStandard() {
    return kind.isStandard(code);
  }

  RegisterKind kind() {
    return kind;
  }

  RegisterRule rule() {
    return RegisterRule.parse(rule);
  }

  RegisterView view() {
    return new RegisterView(id, agencyId, year, code, name, rule, lastNumber, closed);
  }
}
