package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in an agency for a time; work is given to the place, so that it stays when the
 * person goes.
 */
@Entity
@EntityListeners(StandingOfRequest.Watch.class)
class Post {

  @Id private UUID id;

  @Column(nullable = false, length = 64)
  private String personId;

  @Column(nullable = false, length = 32)
  private String agencyId;

  @Column(length = 50)
  private @Nullable String unitId;

  @Column(nullable = false, length = 20)
  private Role role;

  @Column(nullable = false, length = 100)
  private String title;

  private Validity validity;

  private boolean supervisesBelow;

  protected Post() {}

  Post(UUID id, String personId, Place place, LocalDate from) {
    this.id = id;
    this.personId = personId;
    this.agencyId = place.agencyId();
    this.unitId = place.unitId();
    this.role = place.role();
    this.title = place.title();
    this.validity = Validity.from(from);
  }

  void endOn(LocalDate day) {
    validity = validity.endingOn(day);
  }

  void superviseBelow(boolean below) {
    supervisesBelow = below;
  }

  UUID id() {
    return id;
  }

  String personId() {
    return personId;
  }

  Place place() {
    return new Place(agencyId, unitId, role, title);
  }

  Validity validity() {
    return validity;
  }
}
