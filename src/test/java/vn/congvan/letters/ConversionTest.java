package vn.congvan.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvan.document.DocumentType;
import vn.congvan.print.letter.NumberAndDate;
import vn.congvan.print.letter.Numbering;
import vn.congvan.print.letter.PrintedPages;
import vn.congvan.print.letter.SignaturePlace;

class ConversionTest {

  private static final byte[] DOCX = WordLetter.docx(WordLetter.GOOD);

  @TempDir Path folder;

  @Test
  void aServerWithoutLibreOfficeSaysSo() {
    var conversion = conversion(folder.resolve("none/soffice").toString(), 5, 5);

    assertThat(conversion.isPossible()).isFalse();
    assertThatThrownBy(() -> conversion.toPdf(DOCX))
        .isInstanceOf(NotConverted.class)
        .hasMessage("Máy chủ chưa cài LibreOffice. Hãy tải lên bản PDF.");
  }

  @Test
  void theProgramGetsTheFileAndAProfileOfItsOwn() throws Exception {
    var program =
        program(
            """
            echo "$@" > %1$s/arguments
            while [ $# -gt 1 ]; do if [ "$1" = --outdir ]; then out=$2; fi; shift; done
            cp "$1" %1$s/got.docx
            printf 'PDF' > "$out/van-ban.pdf"
            """);

    var pdf = conversion(program, 30, 5).toPdf(DOCX);

    assertThat(new String(pdf, StandardCharsets.UTF_8)).isEqualTo("PDF");
    assertThat(Files.readAllBytes(folder.resolve("got.docx"))).isEqualTo(DOCX);
    var arguments = Files.readString(folder.resolve("arguments"));
    assertThat(arguments).contains("-env:UserInstallation=file:///").contains("SelectPdfVersion");
    assertThat(Path.of(arguments.replaceFirst("(?s).*--outdir (\\S+).*", "$1"))).doesNotExist();
  }

  @Test
  void aFailureIsTold() throws Exception {
    assertThatThrownBy(() -> conversion(program("exit 1"), 30, 5).toPdf(DOCX))
        .isInstanceOf(NotConverted.class)
        .hasMessageContaining("LibreOffice không chuyển được");
    assertThatThrownBy(() -> conversion(program("exit 0"), 30, 5).toPdf(DOCX))
        .isInstanceOf(NotConverted.class)
        .hasMessageContaining("LibreOffice không chuyển được");
  }

  @Test
  void whatTakesTooLongIsKilledWithItsChildren() throws Exception {
    var program =
        program(
            """
            sleep 1000 &
            echo $! > %1$s/child
            wait
            """);

    assertThatThrownBy(() -> conversion(program, 2, 5).toPdf(DOCX))
        .isInstanceOf(NotConverted.class)
        .hasMessageContaining("quá nhiều thời gian");

    var child = Files.readString(folder.resolve("child")).strip();
    await().until(() -> hasEnded(child));
  }

  @Test
  void oneAtATimeAndWhoWaitsTooLongIsTold() throws Exception {
    var program =
        program(
            """
            echo x >> %1$s/started
            while [ ! -e %1$s/go ]; do sleep 0.05; done
            while [ $# -gt 1 ]; do if [ "$1" = --outdir ]; then out=$2; fi; shift; done
            printf 'PDF' > "$out/van-ban.pdf"
            """);
    var conversion = conversion(program, 30, 1);
    var started = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () -> {
              started.countDown();
              return conversion.toPdf(DOCX);
            });
    started.await();
    while (!Files.exists(folder.resolve("started"))) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> conversion.toPdf(DOCX))
        .isInstanceOf(NotConverted.class)
        .hasMessageContaining("đang chuyển các tệp Word khác");

    assertThat(Files.readAllLines(folder.resolve("started"))).hasSize(1);
    Files.createFile(folder.resolve("go"));
    assertThat(first.get()).isNotEmpty();
  }

  /** Runs where LibreOffice is installed. */
  @Test
  void libreOfficeMakesPagesThatCanBeNumberedAndSigned() {
    var conversion = conversion("soffice", 120, 5);
    assumeTrue(conversion.isPossible());

    var pdf = conversion.toPdf(DOCX);

    assertThat(PrintedPages.of(pdf).pages()).isNotEmpty();
    assertThat(SignaturePlace.on(pdf).height()).isGreaterThan(31);
    var numbered =
        new Numbering().draw(pdf, new NumberAndDate("05", "SNV-VP", LocalDate.of(2026, 1, 5)));
    assertThat(PrintedPages.of(numbered).pages().get(0).pieces())
        .extracting(piece -> piece.text())
        .contains("Số: 05/SNV-VP", "Lâm Đồng, ngày 05 tháng 01 năm 2026");
    assertThat(new FormatCheck().ofPdf(numbered, DocumentType.OFFICIAL_LETTER, null))
        .extracting(Finding::code)
        .doesNotContain("NUMBER_MISSING", "DATE_MISSING", "SIGNATURE_MISSING");
  }

  private static boolean hasEnded(String process) throws IOException {
    var status = Path.of("/proc", process, "stat");
    // A dead process whose parent does not ask for it is still listed, as a zombie.
    return !Files.exists(status) || Files.readString(status).contains(") Z ");
  }

  private String program(String body) throws IOException {
    var script =
        Files.writeString(
            folder.resolve("soffice"), "#!/bin/bash\n" + body.formatted(folder.toString()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  private static Conversion conversion(String program, int seconds, int patience) {
    return new Conversion(
        new ConversionSettings(program, Duration.ofSeconds(seconds), Duration.ofSeconds(patience)));
  }
}
