package vn.congvan.statistics;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.TableHeader;

/**
 * A list or a report as a table: the same cells become a spreadsheet and a printed page.
 *
 * @param header what stands around it
 * @param rows the rows, each cell a text, a figure, a day or nothing
 */
record Sheet(TableHeader header, Iterator<List<@Nullable Object>> rows) {}
