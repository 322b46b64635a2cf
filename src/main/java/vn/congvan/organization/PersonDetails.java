package vn.congvan.organization;

import org.jspecify.annotations.Nullable;

/**
 * What the office keeps about a person besides the login; the staff code is the province's own and
 * unique.
 *
 * @param phone the telephone of the office, in any form
 * @param mobile where messages go to; kept in the form of {@link MobileNumber}
 */
public record PersonDetails(
    String staffCode,
    String fullName,
    @Nullable String phone,
    @Nullable String mobile,
    @Nullable String email) {

  /** Somebody who gets no messages. */
  public PersonDetails(
      String staffCode, String fullName, @Nullable String phone, @Nullable String email) {
    this(staffCode, fullName, phone, null, email);
  }

  /** A number stands in no log. */
  @Override
  public String toString() {
    return "PersonDetails[staffCode=" + staffCode + ", fullName=" + fullName + "]";
  }
}
