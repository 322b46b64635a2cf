package vn.congvan.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import vn.congvan.isolation.Endpoints.Endpoint;
import vn.congvan.isolation.IsolatedOffice.Kind;
import vn.congvan.organization.Role;

/** The readable tables {@code rules.txt} and {@code endpoints.txt}. */
final class Matrix {

  /** What is answered to whom. */
  record Rule(
      String name, Role role, String wrong, boolean basic, boolean fresh, Map<Kind, Cell> cells) {}

  /** One cell: any of these statuses, perhaps with a count or with a place to go to. */
  record Cell(String text, Set<Integer> statuses, int count, String place) {

    static Cell of(String text) {
      var parts = text.split("[#>]");
      var statuses =
          Arrays.stream(parts[0].split("/")).map(Integer::valueOf).collect(Collectors.toSet());
      return new Cell(
          text,
          statuses,
          text.contains("#") ? Integer.parseInt(parts[1]) : -1,
          text.contains(">") ? parts[1] : "");
    }
  }

  /** A line of {@code endpoints.txt}. */
  record Line(
      int number, Set<String> methods, String path, String rule, String request, String body) {

    boolean names(Endpoint endpoint) {
      return !isPattern() && has(endpoint.method()) && path.equals(endpoint.path());
    }

    boolean fits(Endpoint endpoint) {
      return isPattern()
          && has(endpoint.method())
          && Pattern.matches(
              Arrays.stream(path.split("(?<=/)|(?=/)"))
                  .map(
                      part ->
                          part.equals("**")
                              ? ".*"
                              : part.equals("*") ? "[^/]+" : Pattern.quote(part))
                  .collect(Collectors.joining()),
              endpoint.path());
    }

    private boolean has(String method) {
      return methods.contains("*") || methods.contains(method);
    }

    // An address of files ends in two stars by itself; such a line names it.
    private boolean isPattern() {
      return path.contains("*") && request.isEmpty();
    }
  }

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  Matrix() {
    for (var cells : table("rules.txt")) {
      var codes = new EnumMap<Kind, Cell>(Kind.class);
      for (var kind : Kind.values()) {
        codes.put(kind, Cell.of(cells.get(kind.ordinal() + 4)));
      }
      var how = cells.get(3);
      rules.put(
          cells.get(0),
          new Rule(
              cells.get(0),
              Role.ofKey(cells.get(1)),
              cells.get(2),
              how.contains("basic"),
              how.contains("fresh"),
              codes));
    }
    var number = 0;
    for (var cells : table("endpoints.txt")) {
      number++;
      var line =
          new Line(
              number,
              Set.of(cells.get(0).split("\\s+")),
              cells.get(1),
              cells.get(2),
              cells.size() > 3 ? cells.get(3) : "",
              cells.size() > 4 ? cells.get(4) : "");
      if (!rules.containsKey(line.rule())) {
        throw new AssertionError("endpoints.txt: no rule “" + line.rule() + "” in rules.txt");
      }
      lines.add(line);
    }
  }

  Rule rule(Line line) {
    return rules.get(line.rule());
  }

  List<Line> lines() {
    return lines;
  }

  /** The lines by which an endpoint is tried: all that name it, else the first that fits. */
  List<Line> linesOf(Endpoint endpoint) {
    var named = lines.stream().filter(line -> line.names(endpoint)).toList();
    return named.isEmpty()
        ? lines.stream().filter(line -> line.fits(endpoint)).limit(1).toList()
        : named;
  }

  /** Each line with the endpoints that are tried by it. */
  Map<Line, List<Endpoint>> tried(Collection<Endpoint> endpoints) {
    Map<Line, List<Endpoint>> tried = new LinkedHashMap<>();
    lines.forEach(line -> tried.put(line, new ArrayList<>()));
    endpoints.forEach(endpoint -> linesOf(endpoint).forEach(line -> tried.get(line).add(endpoint)));
    return tried;
  }

  private static List<List<String>> table(String name) {
    try (var in = new ClassPathResource("isolation/" + name).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|", 13)).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
