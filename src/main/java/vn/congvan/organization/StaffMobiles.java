package vn.congvan.organization;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mobile numbers of the staff directory: for the person himself, his administrators, and
 * whoever sends him a message; nobody else is shown one.
 */
@Component
@Transactional(readOnly = true)
public class StaffMobiles {

  private final PersonRepository people;

  StaffMobiles(PersonRepository people) {
    this.people = people;
  }

  /** The number of a person, as it is kept. */
  public Optional<String> of(String personId) {
    return people.findById(personId).map(Person::details).map(PersonDetails::mobile);
  }
}
