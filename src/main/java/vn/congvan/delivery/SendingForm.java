package vn.congvan.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clerk notes about documents that no way of the system carries, place by place. */
public record SendingForm(@Nullable List<Row> rows) {

  /** Stands in place of the means where the document is not sent any more; the note tells why. */
  static final String GIVE_UP = "GIVE_UP";

  /**
   * One place.
   *
   * @param means the name of one of {@link Means}, or {@link #GIVE_UP}
   */
  public record Row(
      @Nullable UUID deliveryId,
      @Nullable String means,
      @Nullable LocalDate sentOn,
      @Nullable String note) {}
}
