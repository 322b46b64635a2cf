package vn.congvan.organization;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AgencyVersionRepository extends JpaRepository<AgencyVersion, UUID> {

  @Query("select v from AgencyVersion v where v.agencyId = :agencyId order by v.validity.since")
  List<AgencyVersion> of(String agencyId);

  @Query("select v from AgencyVersion v where v.parentId is not null")
  List<AgencyVersion> withParent();
}
