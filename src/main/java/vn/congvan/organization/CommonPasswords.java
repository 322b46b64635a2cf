package vn.congvan.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.congvan.shared.FoldedText;

/**
 * Knows the passwords that are guessed first: a hundred thousand from breaches (the list of the
 * nbvcxz library), and the words that an office here would take. A common word stays common with
 * digits and signs around it, or said twice.
 */
final class CommonPasswords {

  /** The list, and so this check, is about letters and digits as a keyboard has them. */
  private static final String LIST = "/dictionaries/passwords.txt";

  private static final Set<String> OFFICE =
      Set.of(
          "congvan",
          "vanban",
          "vanthu",
          "matkhau",
          "matkhaumoi",
          "anhyeuem",
          "emyeuanh",
          "yeunhautrondoi",
          "vietnam",
          "hanoi",
          "saigon",
          "hochiminh",
          "vinhlong",
          "ubnd",
          "uybannhandan",
          "conghoaxahoichunghiavietnam",
          "doclaptudohanhphuc");

  private static final Pattern AROUND = Pattern.compile("^[^a-z]+|[^a-z]+$");
  private static final Pattern REPEATED = Pattern.compile("(.{1,16}?)\\1+.{0,3}");
  private static final int SHORTEST_WORD = 4;
  private static final int ENOUGH_OF_OWN = 8;

  private CommonPasswords() {}

  /**
   * Whether the password is one of those, or is made of a word that everybody connects with its
   * owner, such as his login.
   */
  static boolean contain(String password, String... own) {
    var plain = FoldedText.of(password).replace(" ", "");
    if (isRun(plain)) {
      return true;
    }
    var wanted = new HashSet<String>();
    for (var form : new String[] {password.toLowerCase(Locale.ROOT), plain}) {
      add(wanted, form);
      add(wanted, AROUND.matcher(form).replaceAll(""));
      var repeated = REPEATED.matcher(form);
      if (repeated.matches()) {
        add(wanted, repeated.group(1));
      }
    }
    var bare = AROUND.matcher(plain).replaceAll("");
    if (!bare.isEmpty()
        && Arrays.stream(own)
            .map(word -> FoldedText.of(word).replace(" ", ""))
            .filter(word -> word.length() >= SHORTEST_WORD)
            .anyMatch(
                word -> bare.replace(word, "").length() < ENOUGH_OF_OWN && bare.contains(word))) {
      return true;
    }
    return OFFICE.stream().anyMatch(wanted::contains) || isListed(wanted);
  }

  private static void add(Set<String> wanted, String word) {
    if (word.length() >= SHORTEST_WORD || !word.isEmpty() && word.chars().distinct().count() == 1) {
      wanted.add(word);
    }
    var repeated = REPEATED.matcher(word);
    if (repeated.matches() && repeated.group(1).length() >= SHORTEST_WORD) {
      wanted.add(repeated.group(1));
    }
  }

  /** One character again and again, or a row of neighbours: abcdefghijkl, 987654321098. */
  private static boolean isRun(String text) {
    var steps = new HashSet<Integer>();
    for (var i = 1; i < text.length(); i++) {
      var step = text.charAt(i) - text.charAt(i - 1);
      // The digits go round: 890 is a row as well.
      steps.add(step == -9 ? 1 : step == 9 ? -1 : step);
    }
    return steps.size() <= 1 && steps.stream().allMatch(step -> Math.abs(step) <= 1);
  }

  /** The list is read through at each question: passwords are chosen too rarely to keep it. */
  private static boolean isListed(Set<String> wanted) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                java.util.Objects.requireNonNull(
                    CommonPasswords.class.getResourceAsStream(LIST), LIST),
                StandardCharsets.UTF_8))) {
      return lines.lines().anyMatch(wanted::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
