package vn.congvan.organization;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PostRepository extends JpaRepository<Post, UUID> {

  @Query("select p from Post p where p.personId = :personId order by p.validity.since, p.id")
  List<Post> heldBy(String personId);

  @Query("select p from Post p where p.unitId = :unitId")
  List<Post> inUnit(String unitId);
}
