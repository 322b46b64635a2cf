package vn.congvan.organization;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AgencyCodeRepository extends JpaRepository<AgencyCode, UUID> {

  @Query(
      "select c from AgencyCode c where c.agencyId = :agencyId order by c.scheme, c.validity.since, c.code")
  List<AgencyCode> of(String agencyId);

  @Query("select c from AgencyCode c where c.scheme = :scheme and c.code = :code")
  List<AgencyCode> carriersOf(CodeScheme scheme, String code);
}
