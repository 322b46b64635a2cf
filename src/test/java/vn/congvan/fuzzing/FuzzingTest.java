package vn.congvan.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer against everything that reads what strangers wrote, each target in a machine of its own
 * for {@code fuzz.seconds}: a minute in all in a build, an hour under {@code -Pendurance}.
 */
class FuzzingTest {

  /** What is fuzzed, and by which files it is shown what is usual. */
  private static final Map<String, List<String>> TARGETS =
      new java.util.TreeMap<>(
          Map.of(
              "vn.congvan.security.EngineDoorFuzz",
              List.of(
                  "POST{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass()}\"}]}",
                  "POST{\"dueBeforeExpression\":\"${now()}\",\"sorting\":[]}"),
              "vn.congvan.workflow.models.DeploymentFuzz",
              List.of("processes"),
              "vn.congvan.workflow.engine.ExpressionFuzz",
              List.of("${office.headsOf(unit)}"),
              "vn.congvan.intake.reading.LetterFuzz",
              List.of(
                  "ỦY BAN NHÂN DÂN\n"
                      + "Số: 12/QĐ-UBND\n"
                      + "Vĩnh Long, ngày 1 tháng 9 năm 2026\n"
                      + "QUYẾT ĐỊNH\n"
                      + "V/v thử\n"
                      + "Kính gửi: Sở Nội vụ\n"
                      + "TM. ỦY BAN NHÂN DÂN\n"
                      + "CHỦ TỊCH\n"
                      + "Nguyễn Văn A"),
              "vn.congvan.intake.inspection.InspectionFuzz",
              List.of(
                  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"),
              "vn.congvan.organization.roster.RosterFuzz",
              List.of("PK"),
              "vn.congvan.registration.ReceiptFuzz",
              List.of("{\"typeCode\":\"CV\",\"subject\":\"Về việc\",\"dueOn\":\"2026-09-14\"}")));

  // Surefire leaves an empty entry at its end, which means the working folder: there our own
  // diagrams
  // lie a second time.
  private static final String CLASS_PATH =
      System.getProperty("java.class.path").replaceAll(File.pathSeparator + "+$", "");

  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final StringBuilder REPORT = new StringBuilder();

  static List<String> targets() {
    return List.copyOf(TARGETS.keySet());
  }

  @AfterAll
  static void report() {
    System.out.println("Fuzzing:" + REPORT);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingThatIsReadBreaksIt(String target) throws IOException, InterruptedException {
    var seconds = Integer.getInteger("fuzz.seconds", 10);
    var folder = Files.createDirectories(Path.of("target", "fuzz", target));
    var seeds = Files.createDirectories(folder.resolve("seeds"));
    plant(seeds, TARGETS.get(target));
    var output = folder.resolve("output.txt");

    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-cp",
                CLASS_PATH,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target,
                "--instrumentation_includes=vn.congvan.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + seconds,
                // The first try also loads and instruments classes.
                "-timeout=30",
                "-max_len=20000",
                "-rss_limit_mb=3000",
                "-print_final_stats=1",
                Files.createDirectories(folder.resolve("found")).toString(),
                seeds.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    var ended = process.waitFor(seconds + 120L, TimeUnit.SECONDS);
    process.destroyForcibly();

    var told = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as("%s ends by itself:%n%s", target, end(told)).isTrue();
    assertThat(process.exitValue()).as("%s found:%n%s", target, end(told)).isZero();
    var done = DONE.matcher(told);
    assertThat(done.find()).as(end(told)).isTrue();
    REPORT
        .append(" ")
        .append(target.substring(target.lastIndexOf('.') + 1))
        .append(" ")
        .append(done.group(1))
        .append(" runs;");
  }

  private static void plant(Path seeds, List<String> usual) throws IOException {
    var number = 0;
    for (var text : usual) {
      if (Files.isDirectory(Path.of(text))) {
        try (var files = Files.walk(Path.of(text))) {
          for (var file : files.filter(each -> each.toString().matches(".*mn")).toList()) {
            Files.write(seeds.resolve("seed" + number++), Files.readAllBytes(file));
          }
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      } else {
        Files.writeString(seeds.resolve("seed" + number++), text);
      }
    }
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - 4_000));
  }
}
