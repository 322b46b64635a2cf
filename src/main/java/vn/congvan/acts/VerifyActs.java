package vn.congvan.acts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.congvan.shared.Tool;

/**
 * The command {@code verify-acts}: reads the database that the service's own environment variables
 * name, and tells whether its record of acts is as it was written.
 */
public final class VerifyActs implements Tool {

  private static final int SOUND = 0;
  private static final int FINDINGS = 1;
  private static final int NOT_RUN = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Map<String, String> environment;

  /** The command as it is called from outside. */
  public VerifyActs() {
    this(System.getenv());
  }

  VerifyActs(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "verify-acts";
  }

  @Override
  public String usage() {
    return "[kết quả lần trước]: nhật ký thao tác còn nguyên không, so với tệp kết quả giữ ở ngoài";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    var url = environment.get("SPRING_DATASOURCE_URL");
    if (url == null || url.isBlank() || arguments.size() > 1) {
      out.println(
          """
          Cách dùng: verify-acts [tệp kết quả của lần kiểm tra trước]
          Đặt SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD như của hệ thống.""");
      return NOT_RUN;
    }
    try (var database =
        DriverManager.getConnection(
            url,
            environment.get("SPRING_DATASOURCE_USERNAME"),
            environment.get("SPRING_DATASOURCE_PASSWORD"))) {
      var known =
          arguments.isEmpty() ? Map.<String, ActVerification.End>of() : kept(arguments.get(0));
      var report = new ActVerification(database, known, PATIENCE, Instant.now()).run();
      print(report, out);
      return report.findings().isEmpty() ? SOUND : FINDINGS;
    } catch (SQLException | IOException | IllegalArgumentException e) {
      out.println("Chưa kiểm tra được: " + e.getMessage());
      return NOT_RUN;
    }
  }

  private static void print(ActVerification.Report report, PrintStream out) {
    out.printf(
        "Nhật ký thao tác: %d dòng đã niêm phong, %d dòng đang chờ.%n",
        report.sealed(), report.waiting());
    report.ends().forEach((chain, end) -> out.println(line(chain, end)));
    if (report.findings().isEmpty()) {
      out.println("Nguyên vẹn.");
    } else {
      report.findings().forEach(finding -> out.println("SAI: " + finding));
    }
  }

  private static String line(String chain, ActVerification.End end) {
    return "chuỗi\t%s\t%d\t%s".formatted(chain, end.length(), end.hash());
  }

  private static Map<String, ActVerification.End> kept(String file) throws IOException {
    var known = new HashMap<String, ActVerification.End>();
    for (var line : Files.readAllLines(Path.of(file))) {
      var parts = line.split("\t");
      if (parts.length == 4 && parts[0].equals("chuỗi")) {
        known.put(parts[1], new ActVerification.End(Long.parseLong(parts[2]), parts[3]));
      }
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException("tệp " + file + " không phải kết quả của verify-acts");
    }
    return known;
  }
}
