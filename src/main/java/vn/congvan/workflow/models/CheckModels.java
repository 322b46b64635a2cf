package vn.congvan.workflow.models;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.congvan.shared.Tool;

/** Checks the files of an analyst, together with those that the product carries. */
public final class CheckModels implements Tool {

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String usage() {
    return "[thư mục hoặc tệp …]: kiểm tra sơ đồ .bpmn và bảng quyết định .dmn; không ghi gì thì kiểm tra thư mục processes";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    List<ModelFile> files = new ArrayList<>();
    for (var place : arguments.isEmpty() ? List.of("processes") : arguments) {
      if (!Files.exists(Path.of(place))) {
        out.println("Không có thư mục hay tệp “" + place + "”.");
        return 2;
      }
      files.addAll(ModelFile.in(Path.of(place)));
    }
    if (files.isEmpty()) {
      out.println("Không thấy tệp .bpmn hay .dmn nào.");
      return 2;
    }
    var findings = ModelChecks.ofTheProduct().check(files, ModelFile.ofTheProduct());
    findings.forEach(finding -> out.println(finding.inWords()));
    out.println(
        findings.isEmpty()
            ? "Đã kiểm tra %d tệp: không có lỗi.".formatted(files.size())
            : "Đã kiểm tra %d tệp: phải sửa %d chỗ.".formatted(files.size(), findings.size()));
    return findings.isEmpty() ? 0 : 1;
  }
}
