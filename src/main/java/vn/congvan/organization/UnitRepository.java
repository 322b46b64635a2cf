package vn.congvan.organization;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface UnitRepository extends JpaRepository<Unit, String> {

  @Query(
      """
      select u from Unit u where u.agencyId = :agencyId
      order by case when u.validity.until is null then 0 else 1 end, u.name
      """)
  List<Unit> of(String agencyId);
}
