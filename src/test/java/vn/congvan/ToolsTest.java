package vn.congvan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst is told at the command line. */
class ToolsTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void theDiagramsOfTheProductAreWithoutFault() {
    assertThat(run("check", "processes")).isZero();
    assertThat(told()).matches("(?s)Đã kiểm tra \\d+ tệp: không có lỗi\\.\\s*");
  }

  @Test
  void whatIsWrongInOneFileIsToldOnOneLineEach(@TempDir Path folder) throws IOException {
    var diagram = Files.readString(Path.of("processes/incoming-document/incoming-document.bpmn"));
    var file = folder.resolve("incoming-document.bpmn");
    Files.writeString(
        file,
        diagram
            .replace("name=\"Lưu để biết\"", "name=\"\"")
            .replaceAll("camunda:dueDate=\"[^\"]*\"", ""));

    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(told().lines().filter(line -> line.startsWith("incoming-document.bpmn: ")))
        .hasSizeGreaterThan(3);
    assertThat(told()).contains("Bước “noteDocument” chưa có tên", "chưa có hạn", "phải sửa");
  }

  @Test
  void oneFileMayLieAnywhereAsTheServerDoesNotSeeItsFolderEither(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("incoming-document.bpmn");
    Files.copy(Path.of("processes/incoming-document/incoming-document.bpmn"), file);

    assertThat(run("check", file.toString())).as(told()).isZero();
    assertThat(run("check", folder.toString())).isEqualTo(1);
  }

  @Test
  void whoCallsItWronglyIsToldHow() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("sing")).isEqualTo(2);
    assertThat(told()).contains("check [thư mục hoặc tệp …]");
    assertThat(run("check", "nowhere")).isEqualTo(2);
    assertThat(run("check", "docs")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return Tools.run(List.of(arguments), new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }
}
