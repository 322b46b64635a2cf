package vn.congvan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The documents behind a number, page by page; pages are counted from 0.
 *
 * @param filter the filter with everything filled in
 * @param frozenAt when they were frozen with the last month of the period; null where they are told
 *     as they stand
 */
public record DocumentList(
    Filter filter, List<Item> items, long total, int page, int pages, @Nullable Instant frozenAt) {

  /**
   * One document.
   *
   * @param visible whether the person may open it; if not, number, symbol, issuer and abstract are
   *     left out; of a classified one the abstract is left out for everybody
   * @param holder who has it now, in words
   * @param remaining the working time left or overdue, in words; null for what is closed or has no
   *     deadline
   */
  public record Item(
      UUID id,
      String agencyId,
      String agencyName,
      Bucket bucket,
      boolean visible,
      @Nullable String arrivalNumber,
      @Nullable String numberAndSymbol,
      @Nullable LocalDate issuedOn,
      @Nullable String issuer,
      @Nullable String subject,
      int urgency,
      Instant arrivedAt,
      @Nullable Instant registeredAt,
      @Nullable Instant dueAt,
      @Nullable Instant closedAt,
      @Nullable String unitId,
      @Nullable String unitName,
      @Nullable UUID postId,
      @Nullable String personName,
      String holder,
      @Nullable String remaining) {}
}
