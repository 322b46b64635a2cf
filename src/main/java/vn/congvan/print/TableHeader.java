package vn.congvan.print;

import java.util.List;

/**
 * What stands around a printed table.
 *
 * @param agencyName whose it is
 * @param title what it is
 * @param under the lines under the title
 * @param columns its columns, 267 millimetres wide together
 * @param after the lines under the table
 */
public record TableHeader(
    String agencyName,
    String title,
    List<String> under,
    List<TableColumn> columns,
    List<String> after) {

  /** A column with its width in millimetres. */
  public record TableColumn(String title, float width, boolean centred) {}
}
