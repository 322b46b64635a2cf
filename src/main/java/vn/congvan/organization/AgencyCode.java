package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A code of an agency; closed codes are kept, because documents addressed to them must still
 * arrive.
 */
@Entity
class AgencyCode {

  @Id private UUID id;

  @Column(nullable = false, length = 32)
  private String agencyId;

  @Column(nullable = false, length = 10)
  private CodeScheme scheme;

  @Column(nullable = false, length = 35)
  private String code;

  private Validity validity;

  @Column(nullable = false)
  private boolean main;

  protected AgencyCode() {}

  AgencyCode(String agencyId, CodeScheme scheme, String code, LocalDate from, boolean main) {
    this.id = UUID.randomUUID();
    this.agencyId = agencyId;
    this.scheme = scheme;
    this.code = code;
    this.validity = Validity.from(from);
    this.main = main;
  }

  void closeOn(LocalDate day) {
    validity = validity.endingOn(day);
  }

  void demote() {
    main = false;
  }

  UUID id() {
    return id;
  }

  String agencyId() {
    return agencyId;
  }

  CodeScheme scheme() {
    return scheme;
  }

  String code() {
    return code;
  }

  Validity validity() {
    return validity;
  }

  boolean main() {
    return main;
  }
}
