package vn.congvan.organization.roster;

import java.util.List;
import java.util.Map;
import vn.congvan.shared.Sentence;

/** What a workbook says, cell by cell, with the faults that reading alone shows. */
public record Roster(List<Line> lines, List<Fault> faults) {

  /** A row of a sheet: the texts by column key, and where each stands. */
  public record Line(
      RosterSheet sheet, int row, Map<String, String> texts, Map<String, String> cells) {

    String text(String key) {
      return texts.getOrDefault(key, "");
    }
  }

  /** A fault of a cell. */
  public record Fault(RosterSheet sheet, String cell, Sentence sentence) {}

  List<Line> of(RosterSheet sheet) {
    return lines.stream().filter(line -> line.sheet() == sheet).toList();
  }
}
