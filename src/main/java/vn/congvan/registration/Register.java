package vn.congvan.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** One register of incoming documents of one agency in one year; it alone gives its numbers. */
@Entity
class Register {

  static final String INCOMING = "IN";

  @Id private UUID id;
  private String agencyId;

  @Column(name = "register_year")
  private int year;

  private String kind;
  private String code;
  private String name;
  private String rule;
  private long lastNumber;
  private boolean closed;

  @SuppressWarnings("NullAway.Init")
  protected Register() {}

  Register(String agencyId, int year, String code, String name, String rule) {
    this.id = UUID.randomUUID();
    this.agencyId = agencyId;
    this.year = year;
    this.kind = INCOMING;
    this.code = code;
    this.name = name;
    this.rule = rule;
  }

  /**
   * The same register in another year, which starts again from 01 (Decree 30/2020, Art. 15 and 22).
   */
  Register in(int anotherYear) {
    return new Register(agencyId, anotherYear, code, name, rule);
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

  RegisterRule rule() {
    return RegisterRule.parse(rule);
  }

  RegisterView view() {
    return new RegisterView(id, agencyId, year, code, name, rule, lastNumber, closed);
  }
}
