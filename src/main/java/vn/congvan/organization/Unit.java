package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Persistable;

/** A part of an agency with its own head: phòng, ban, chi cục. */
@Entity
class Unit implements Persistable<String> {

  @Id
  @Column(length = 50)
  private String id;

  @Column(nullable = false, length = 32)
  private String agencyId;

  @Column(nullable = false, length = 200)
  private String name;

  @Column(nullable = false, length = 30)
  private String symbol;

  @Column(nullable = false, length = 500)
  private String fields;

  private Validity validity;

  protected Unit() {}

  Unit(
      String id, String agencyId, String name, String symbol, List<String> fields, LocalDate from) {
    this.id = id;
    this.agencyId = agencyId;
    this.validity = Validity.from(from);
    change(name, symbol, fields);
  }

  final void change(String newName, String newSymbol, List<String> newFields) {
    name = newName;
    symbol = newSymbol;
    fields = String.join(",", newFields);
  }

  void closeOn(LocalDate day) {
    validity = validity.endingOn(day);
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return true;
  }

  String name() {
    return name;
  }

  String symbol() {
    return symbol;
  }

  List<String> fields() {
    return fields.isEmpty() ? List.of() : List.of(fields.split(","));
  }

  String agencyId() {
    return agencyId;
  }

  Validity validity() {
    return validity;
  }
}
