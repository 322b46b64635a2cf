package vn.congvan.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.congvan.workflow.models.ModelFile;

/**
 * A worked change of docs/analysts.md, done as its numbered list tells it: each point is one act in
 * Modeler, and a point that is not understood is an error.
 */
final class WorkedChange {

  private static final Path GUIDE = Path.of("docs/analysts.md");

  /** A box or arrow: {@code *its name* (`its id`)}, or its id alone. */
  private static final String THING = "(?:\\*([^*]+)\\* )?\\(?`([^`]+)`\\)?";

  private static final String TEXT = "\\*([^*]+)\\*";
  private static final String CODE = "`([^`]+)`";

  private static final Map<Pattern, BiConsumer<Edit, MatchResult>> ACTS = new LinkedHashMap<>();

  static {
    act(
        "Kéo một ô vào giữa " + THING + " và " + THING + ": mẫu \\*\\*([^*]+)\\*\\*, ID " + CODE,
        (edit, said) -> {
          edit.named(said.group(2), said.group(1)).named(said.group(4), said.group(3));
          edit.box(said.group(6), said.group(5), said.group(2), said.group(4));
        });
    act(
        "Kéo một hình thoi vào giữa "
            + THING
            + " và "
            + THING
            + ": ID "
            + CODE
            + "(?:, tên "
            + TEXT
            + ")?",
        (edit, said) -> {
          edit.named(said.group(2), said.group(1)).named(said.group(4), said.group(3));
          edit.gateway(said.group(5), said.group(6), said.group(2), said.group(4));
        });
    act(
        "Gắn một sự kiện lỗi vào cạnh "
            + THING
            + ": ID "
            + CODE
            + ", tên "
            + TEXT
            + ", mã lỗi "
            + CODE,
        (edit, said) ->
            edit.named(said.group(2), said.group(1))
                .refusal(said.group(3), said.group(4), said.group(2), said.group(5)));
    act(
        "Kéo đầu mũi tên " + THING + " sang " + THING,
        (edit, said) ->
            edit.named(said.group(2), said.group(1))
                .named(said.group(4), said.group(3))
                .redirect(said.group(2), said.group(4)));
    act(
        "Vẽ mũi tên " + CODE + " từ " + THING + " tới " + THING,
        (edit, said) ->
            edit.named(said.group(3), said.group(2))
                .named(said.group(5), said.group(4))
                .arrow(said.group(1), said.group(3), said.group(5)));
    act(
        "Mũi tên "
            + CODE
            + ": mẫu \\*\\*([^*]+)\\*\\*, "
            + TEXT
            + ": "
            + TEXT
            + ", "
            + TEXT
            + ": "
            + TEXT,
        (edit, said) ->
            edit.template(said.group(1), said.group(2))
                .fill(said.group(1), said.group(3), said.group(4))
                .fill(said.group(1), said.group(5), said.group(6)));
    act(
        "Mũi tên " + CODE + ": tên " + TEXT + ", mẫu \\*\\*([^*]+)\\*\\*, " + TEXT + ": " + TEXT,
        (edit, said) ->
            edit.rename(said.group(1), said.group(2))
                .template(said.group(1), said.group(3))
                .fill(said.group(1), said.group(4), said.group(5)));
    act(
        "Mũi tên " + CODE + ": tên " + TEXT + ", làm mặc định",
        (edit, said) -> edit.rename(said.group(1), said.group(2)).otherwise(said.group(1)));
    act(
        "Ô " + THING + ", mục " + TEXT + ": " + TEXT,
        (edit, said) ->
            edit.named(said.group(2), said.group(1))
                .fill(said.group(2), said.group(3), said.group(4)));
    act(
        "Đổi tên ô " + THING + " thành " + TEXT,
        (edit, said) ->
            edit.named(said.group(2), said.group(1)).rename(said.group(2), said.group(3)));
    act("Xóa (?:mũi tên|hình thoi) " + CODE, (edit, said) -> edit.delete(said.group(1)));
    act(
        "Dòng " + TEXT + ", cột " + TEXT + ": đổi " + CODE + " thành " + CODE,
        (edit, said) -> edit.cell(said.group(1), said.group(2), said.group(3), said.group(4)));
    act(
        "Dòng " + TEXT + ": đổi ghi chú thành " + TEXT,
        (edit, said) -> edit.remark(said.group(1), said.group(2)));
    act("\\*Version tag\\*: " + CODE, (edit, said) -> edit.version(said.group(1)));
  }

  private WorkedChange() {}

  /** The file that the section tells to change, changed. */
  static ModelFile in(String section, Function<String, ModelFile> files) {
    var lines = lines(section);
    var named = Pattern.compile("`([a-z-]+)\\.(bpmn|dmn)`").matcher(String.join(" ", lines));
    if (!named.find()) {
      throw new AssertionError("Section " + section + " names no file");
    }
    var edit = new Edit(files.apply(named.group(1)));
    lines.stream().filter(line -> line.matches("\\d+\\. .*")).forEach(line -> perform(line, edit));
    return edit.save();
  }

  /** The numbers of the sections that tell a change. */
  static List<String> sections() {
    return guide()
        .filter(line -> line.startsWith("### 6."))
        .map(line -> line.substring(4, 7))
        .toList();
  }

  private static List<String> lines(String section) {
    List<String> lines = new ArrayList<>();
    for (var line : (Iterable<String>) guide()::iterator) {
      if (line.startsWith("#") && !lines.isEmpty()) {
        return lines;
      }
      if (!lines.isEmpty() || line.startsWith("### " + section + ". ")) {
        lines.add(line);
      }
    }
    throw new AssertionError("The guide has no section " + section);
  }

  private static void perform(String line, Edit edit) {
    var said = line.replaceFirst("^\\d+\\. ", "").replaceFirst("\\.$", "");
    for (var act : ACTS.entrySet()) {
      var matcher = act.getKey().matcher(said);
      if (matcher.matches()) {
        act.getValue().accept(edit, matcher.toMatchResult());
        return;
      }
    }
    throw new AssertionError("Nobody knows how to do this of the guide: " + line);
  }

  private static void act(String sentence, BiConsumer<Edit, MatchResult> act) {
    ACTS.put(Pattern.compile(sentence), act);
  }

  private static Stream<String> guide() {
    try {
      return Files.readAllLines(GUIDE).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
