package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** An agency as an identity: it outlives every name, type and parent that it had. */
@Entity
class Agency implements Persistable<String> {

  @Id
  @Column(length = 32)
  private String id;

  @Column(nullable = false)
  private Instant createdAt;

  protected Agency() {}

  Agency(String id, Instant createdAt) {
    this.id = id;
    this.createdAt = createdAt;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return true;
  }
}
