package vn.congvan.organization;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<Person, String> {

  @Query("select p from Person p where p.staffCode = :staffCode")
  Optional<Person> withStaffCode(String staffCode);
}
