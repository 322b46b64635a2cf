package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an agency is called, where it stands and what it is, from one day until another. */
@Entity
class AgencyVersion {

  @Id private UUID id;

  @Column(nullable = false, length = 32)
  private String agencyId;

  private Validity validity;

  @Column(nullable = false, length = 200)
  private String name;

  @Column(nullable = false, length = 100)
  private String shortName;

  @Column(nullable = false, length = 30)
  private String symbol;

  @Column(nullable = false, length = 30)
  private AgencyKind kind;

  @Column(nullable = false, length = 20)
  private AgencyLevel level;

  @Column(length = 32)
  private @Nullable String parentId;

  @Column(length = 300)
  private @Nullable String address;

  protected AgencyVersion() {}

  AgencyVersion(String agencyId, Validity validity, AgencyDetails details) {
    this.id = UUID.randomUUID();
    this.agencyId = agencyId;
    this.validity = validity;
    correct(details);
  }

  /** Writes the details anew, for the same days. */
  final void correct(AgencyDetails details) {
    this.name = details.name();
    this.shortName = details.shortName();
    this.symbol = details.symbol();
    this.kind = details.kind();
    this.level = details.level();
    this.parentId = details.parentId();
    this.address = details.address();
  }

  /** Ends this version on the day from which the next one holds. */
  void endOn(LocalDate day) {
    validity = validity.endingOn(day);
  }

  String agencyId() {
    return agencyId;
  }

  Validity validity() {
    return validity;
  }

  @Nullable String parentId() {
    return parentId;
  }

  AgencyDetails details() {
    return new AgencyDetails(name, shortName, symbol, kind, level, parentId, address);
  }
}
