package vn.congvan.print;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a printed table.
 *
 * @param agencyName whose it is
 * @param title what it is
 * @param under the lines under the title
 * @param columns its columns, 267 millimetres wide together
 * @param after the lines under the table
 * @param book the cover, first page and signatures of what is a register to be bound; null for all
 *     else
 */
public record TableHeader(
    String agencyName,
    String title,
    List<String> under,
    List<TableColumn> columns,
    List<String> after,
    @Nullable RegisterHeader book) {

  /** What stands around a table that is no register. */
  public TableHeader(
      String agencyName,
      String title,
      List<String> under,
      List<TableColumn> columns,
      List<String> after) {
    this(agencyName, title, under, columns, after, null);
  }

  /** A column with its width in millimetres. */
  public record TableColumn(String title, float width, boolean centred) {}
}
