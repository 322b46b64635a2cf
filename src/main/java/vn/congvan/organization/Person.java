package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import vn.congvan.shared.FoldedText;

/**
 * Someone who works in the province's offices and logs in; never deleted, because documents name
 * him.
 */
@Entity
@EntityListeners(StandingOfRequest.Watch.class)
class Person implements Persistable<String> {

  @Id
  @Column(length = 64)
  private String id;

  @Column(nullable = false, length = 30)
  private String staffCode;

  @Column(nullable = false, length = 100)
  private String fullName;

  @Column(nullable = false, length = 100)
  private String foldedName;

  @Column(length = 20)
  private @Nullable String phone;

  @Column(length = 16)
  private @Nullable String mobile;

  @Column(length = 200)
  private @Nullable String email;

  @Column(nullable = false, length = 200)
  private String passwordHash;

  @Column(nullable = false)
  private boolean passwordToBeChanged;

  @Column(nullable = false)
  private Instant createdAt;

  private @Nullable LocalDate leftOn;

  protected Person() {}

  Person(String id, PersonDetails details, PasswordHash password, Instant createdAt) {
    this.id = id;
    takePassword(password);
    this.createdAt = createdAt;
    change(details);
  }

  final void change(PersonDetails details) {
    staffCode = details.staffCode();
    fullName = details.fullName();
    foldedName = FoldedText.of(details.fullName());
    phone = details.phone();
    mobile = details.mobile();
    email = details.email();
  }

  final void takePassword(PasswordHash password) {
    passwordHash = password.value();
    passwordToBeChanged = password.toBeChanged();
  }

  void leaveOn(LocalDate day) {
    leftOn = day;
  }

  void comeBack() {
    leftOn = null;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return true;
  }

  String fullName() {
    return fullName;
  }

  String passwordHash() {
    return passwordHash;
  }

  @Nullable LocalDate leftOn() {
    return leftOn;
  }

  boolean hasLeftBy(LocalDate day) {
    return leftOn != null && !leftOn.isAfter(day);
  }

  PersonDetails details() {
    return new PersonDetails(staffCode, fullName, phone, mobile, email);
  }
}
