package vn.congvan.statistics;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which documents stand behind a number; every number on a page is the count of one filter, and the
 * list behind it is the list of the same one.
 *
 * @param question whose documents of which days, as of when
 * @param buckets the buckets; none means all
 * @param unitId the unit that leads the work, {@link #NOBODY} for work that no unit has yet; null
 *     for any
 * @param postId the post that handles it, {@link #NOBODY} for what nobody handles yet; null for any
 * @param dueWithin only what falls due until the end of that many working days from the moment on;
 *     null for any
 * @param finished only what was closed in these days; null for any
 * @param came only what arrived in these days; null for any
 * @param origin whether arrived in the period or carried over
 */
public record Filter(
    Question question,
    Set<Bucket> buckets,
    @Nullable String unitId,
    @Nullable String postId,
    @Nullable Integer dueWithin,
    @Nullable Period finished,
    @Nullable Period came,
    Origin origin) {

  /** Where a document of the period comes from. */
  public enum Origin {
    /** Either. */
    ANY,
    /** It arrived in the period. */
    ARRIVED,
    /** It had arrived before and was still open. */
    CARRIED
  }

  /** In place of a unit or a post: where there is none. */
  public static final String NOBODY = "-";

  /** Keeps the buckets as they are now. */
  public Filter {
    buckets = Set.copyOf(buckets);
  }

  /** All documents of a question. */
  public static Filter of(Question question) {
    return new Filter(question, Set.of(), null, null, null, null, null, Origin.ANY);
  }

  /** The same of another question. */
  public Filter at(Question other) {
    return new Filter(other, buckets, unitId, postId, dueWithin, finished, came, origin);
  }

  /** Only those buckets of it. */
  public Filter only(Bucket first, Bucket... others) {
    return new Filter(
        question, EnumSet.of(first, others), unitId, postId, dueWithin, finished, came, origin);
  }

  /** Only those of an agency. */
  public Filter ofAgency(String agencyId) {
    return new Filter(
        question.at(agencyId), buckets, unitId, postId, dueWithin, finished, came, origin);
  }

  /** Only those of a unit, or of none for {@link #NOBODY}. */
  public Filter ofUnit(String unit) {
    return new Filter(question, buckets, unit, postId, dueWithin, finished, came, origin);
  }

  /** Only those of a post, or of none for {@link #NOBODY}. */
  public Filter ofPost(String post) {
    return new Filter(question, buckets, unitId, post, dueWithin, finished, came, origin);
  }

  /** Only open ones within their time that fall due in so many working days. */
  public Filter dueWithin(int days) {
    return new Filter(
        question, Set.of(Bucket.IN_PROGRESS), unitId, postId, days, finished, came, origin);
  }

  /** Only those closed in these days. */
  public Filter finishedIn(Period days) {
    return new Filter(question, buckets, unitId, postId, dueWithin, days, came, origin);
  }

  /** Only those that arrived in these days. */
  public Filter cameIn(Period days) {
    return new Filter(question, buckets, unitId, postId, dueWithin, finished, days, origin);
  }

  /** Only those that arrived in the period, or only those carried over. */
  public Filter from(Origin where) {
    return new Filter(question, buckets, unitId, postId, dueWithin, finished, came, where);
  }
}
