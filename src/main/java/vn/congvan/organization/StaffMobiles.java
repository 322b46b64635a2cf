package vn.congvan.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

  /** The numbers of those of the people who have one, as they are kept. */
  public Map<String, String> of(Collection<String> personIds) {
    var numbers = new HashMap<String, String>();
    people
        .findAllById(personIds)
        .forEach(
            person -> {
              var number = person.details().mobile();
              if (number != null) {
                numbers.put(person.getId(), number);
              }
            });
    return numbers;
  }

  /** The number of a person, as it is kept. */
  public Optional<String> of(String personId) {
    return people.findById(personId).map(Person::details).map(PersonDetails::mobile);
  }
}
