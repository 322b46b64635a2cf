package vn.congvan;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.congvan.acts.VerifyActs;
import vn.congvan.practice.year.ProvinceYear;
import vn.congvan.shared.Tool;
import vn.congvan.workflow.models.CheckModels;

/**
 * What can be done with the product without starting it: {@code mvn -q compile exec:java
 * -Dexec.args="check processes"}.
 */
public final class Tools {

  private static final List<Tool> TOOLS =
      List.of(new CheckModels(), new VerifyActs(), new ProvinceYear());

  private Tools() {}

  /** Runs the tool that the first argument names, with the others. */
  public static void main(String[] args) {
    // Whatever the machine's locale: what is told is Vietnamese.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var result = run(List.of(args), out);
    if (result != 0) {
      System.exit(result);
    }
  }

  static int run(List<String> arguments, PrintStream out) {
    for (var tool : TOOLS) {
      if (!arguments.isEmpty() && tool.name().equals(arguments.get(0))) {
        return tool.run(arguments.subList(1, arguments.size()), out);
      }
    }
    out.println("Các lệnh:");
    TOOLS.forEach(tool -> out.println("  " + tool.name() + " " + tool.usage()));
    return 2;
  }
}
