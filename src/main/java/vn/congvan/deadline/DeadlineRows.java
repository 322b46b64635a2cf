package vn.congvan.deadline;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of time limits. */
interface DeadlineRows extends Repository<Deadline, UUID> {

  Optional<Deadline> findById(UUID id);

  @Query("select d from Deadline d where d.kind = :kind and d.openSubjectId = :subjectId")
  Optional<Deadline> open(DeadlineKind kind, UUID subjectId);

  @Query("select d from Deadline d where d.openSubjectId in :subjectIds")
  List<Deadline> open(Collection<UUID> subjectIds);

  /** Whose row it will be that is locked next: asked before the row itself is read. */
  @Query("select d.id from Deadline d where d.kind = :kind and d.openSubjectId = :subjectId")
  Optional<UUID> idOfOpen(DeadlineKind kind, UUID subjectId);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from Deadline d where d.id in :ids order by d.id")
  List<Deadline> locked(Collection<UUID> ids);

  @Query(
      """
      select d from Deadline d
      where d.kind = :kind and d.subjectId = :subjectId and d.closedAt is not null
      order by d.closedAt desc
      """)
  List<Deadline> closed(DeadlineKind kind, UUID subjectId, Limit most);

  @Query("select d from Deadline d where d.documentId = :documentId order by d.startedAt, d.id")
  List<Deadline> ofDocument(UUID documentId);

  @Query(
      """
      select d from Deadline d where d.documentId = :documentId and d.kind not in :others
      order by d.startedAt, d.id
      """)
  List<Deadline> ofDocumentBeside(UUID documentId, Collection<DeadlineKind> others);

  /** How many limits of some kinds a document has, and how they stand. */
  @Query(
      """
      select d.kind as kind, count(d) as total,
        sum(case when d.closedAt is null then 1 else 0 end) as running,
        sum(case when d.closedAt is null and d.pausedAt is null and d.dueAt < :now then 1 else 0 end)
          as overdue,
        sum(case when d.closedAt > d.dueAt then 1 else 0 end) as late
      from Deadline d where d.documentId = :documentId and d.kind in :kinds
      group by d.kind order by d.kind
      """)
  List<Tally> tally(UUID documentId, Collection<DeadlineKind> kinds, Instant now);

  /** One line of it. */
  interface Tally {
    DeadlineKind getKind();

    long getTotal();

    long getRunning();

    long getOverdue();

    long getLate();
  }

  /** Those of one kind, first what still runs and is due first. */
  @Query(
      """
      select d from Deadline d where d.documentId = :documentId and d.kind = :kind
      order by case when d.closedAt is null then 0 else 1 end, d.dueAt, d.id
      """)
  List<Deadline> ofDocument(UUID documentId, DeadlineKind kind, Pageable page);

  @Query("select d.kind from Deadline d where d.openSubjectId = :subjectId order by d.kind")
  List<DeadlineKind> kindsOpen(UUID subjectId);

  @Query(
      """
      select count(d) > 0 from Deadline d where d.kind = :kind and d.subjectId = :subjectId
      """)
  boolean hasRun(DeadlineKind kind, UUID subjectId);

  /** The open ones of a document that were opened for another urgency. */
  @Query(
      """
      select d.id from Deadline d
      where d.documentId = :documentId and d.closedAt is null and d.urgency <> :urgency
      """)
  List<UUID> ofOtherUrgency(UUID documentId, int urgency);

  /**
   * Those that may move when these days change: reckoned over some of them, or given to one of
   * them.
   */
  @Query(
      """
      select d from Deadline d
      where d.closedAt is null and d.pausedAt is null and d.dueAt >= :begin
        and (d.reckonedFrom < :end or d.reckonedFrom is null and d.dueAt < :end) and d.id > :after
      order by d.id
      """)
  List<Deadline> touching(Instant begin, Instant end, UUID after, Limit most);

  /** Those of one agency. */
  @Query(
      """
      select d from Deadline d
      where d.agencyId = :agencyId and d.closedAt is null and d.pausedAt is null
        and d.dueAt >= :begin
        and (d.reckonedFrom < :end or d.reckonedFrom is null and d.dueAt < :end) and d.id > :after
      order by d.id
      """)
  List<Deadline> touching(String agencyId, Instant begin, Instant end, UUID after, Limit most);

  Deadline save(Deadline deadline);
}
