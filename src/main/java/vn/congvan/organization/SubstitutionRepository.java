package vn.congvan.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SubstitutionRepository extends JpaRepository<Substitution, UUID> {

  @Query(
      """
      select s from Substitution s
      where s.postId in :postIds and s.firstDay <= :lastDay and s.lastDay >= :firstDay
      """)
  List<Substitution> touching(Collection<UUID> postIds, LocalDate firstDay, LocalDate lastDay);

  @Query("select s from Substitution s where s.substituteId = :personId and s.lastDay >= :day")
  List<Substitution> by(String personId, LocalDate day);

  @Query("select s from Substitution s where s.postId = :postId and s.lastDay >= :day")
  List<Substitution> of(UUID postId, LocalDate day);
}
