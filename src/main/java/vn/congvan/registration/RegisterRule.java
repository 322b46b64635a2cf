package vn.congvan.registration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.Particulars;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Says which documents a register takes, in the words of the agency's clerical regulation (Decree
 * 30/2020, Art. 22): for example {@code type=GM; level=central,province}. The empty rule takes
 * every document.
 */
record RegisterRule(Map<String, Set<String>> conditions) {

  static final String TYPE = "type";
  static final String LEVEL = "level";
  static final String FIELD = "field";
  static final String COUNCIL = "council";
  private static final String SECRECY = "secrecy";
  private static final Set<String> KEYS = Set.of(TYPE, LEVEL, FIELD, COUNCIL, SECRECY);

  /** The rule that takes documents of these types, levels and fields, or state secrets. */
  static RegisterRule of(
      Set<String> types, Set<String> levels, Set<String> fields, boolean secrets) {
    var conditions = new LinkedHashMap<String, Set<String>>();
    put(conditions, TYPE, types);
    put(conditions, LEVEL, levels);
    put(conditions, FIELD, fields);
    put(conditions, SECRECY, secrets ? Set.of("1", "2", "3") : Set.of());
    return new RegisterRule(conditions);
  }

  /** The rule that takes what a council of the agency issues, by the council's symbol. */
  static RegisterRule ofCouncil(String council) {
    return new RegisterRule(Map.of(COUNCIL, Set.of(council)));
  }

  private static void put(Map<String, Set<String>> conditions, String key, Set<String> codes) {
    if (!codes.isEmpty()) {
      conditions.put(key, new TreeSet<>(codes));
    }
  }

  /** Reads a rule; refuses one that names something unknown. */
  static RegisterRule parse(String text) {
    var conditions = new LinkedHashMap<String, Set<String>>();
    for (var part : text.split(";")) {
      if (part.isBlank()) {
        continue;
      }
      var sides = part.split("=", 2);
      var key = sides[0].strip();
      if (sides.length != 2 || !KEYS.contains(key) || sides[1].isBlank()) {
        throw new Refusal(
            new Sentence("Quy tắc của sổ không đọc được: “%s”.", part.strip()),
            Map.of(
                "rule",
                new Sentence(
                    "Viết theo dạng type=GM,CV; level=central; field=finance; secrecy=1,2,3.")));
      }
      conditions.put(
          key,
          Arrays.stream(sides[1].split(","))
              .map(String::strip)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return new RegisterRule(conditions);
  }

  /** Whether a document with these particulars belongs in the register. */
  boolean takes(Particulars document) {
    // State secrets are numbered in a series of their own (Decree 30/2020, Art. 15.2).
    if (isForSecrets() != document.secrecy() > 0) {
      return false;
    }
    return conditions.entrySet().stream()
        .allMatch(
            condition ->
                condition
                    .getValue()
                    .contains(
                        switch (condition.getKey()) {
                          case TYPE -> document.typeCode();
                          case LEVEL -> document.issuerLevel();
                          case FIELD -> document.field();
                          default -> Integer.toString(document.secrecy());
                        }));
  }

  /**
   * Whether an outgoing document of that type and secrecy belongs in the register; what a council
   * issues has a series of its own (Decree 30/2020, Appendix I, Part I, II.3.a).
   */
  boolean takes(@Nullable String typeCode, int secrecy, @Nullable String council) {
    if (isForSecrets() != secrecy > 0) {
      return false;
    }
    return council == null || isForSecrets()
        ? of(COUNCIL).isEmpty() && (of(TYPE).isEmpty() || of(TYPE).contains(typeCode))
        : of(COUNCIL).contains(council);
  }

  /** The symbol of the council whose documents it takes; null for what the agency issues. */
  @Nullable String council() {
    return of(COUNCIL).stream().findFirst().orElse(null);
  }

  /** The rule as it is stored. */
  String text() {
    return conditions.entrySet().stream()
        .map(condition -> condition.getKey() + "=" + String.join(",", condition.getValue()))
        .collect(Collectors.joining("; "));
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** The codes that a document may have under one key; empty for any. */
  Set<String> of(String key) {
    return conditions.getOrDefault(key, Set.of());
  }

  boolean isForSecrets() {
    return conditions.containsKey(SECRECY);
  }

  int strictness() {
    return conditions.size();
  }
}
