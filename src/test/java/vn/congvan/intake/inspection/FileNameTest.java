package vn.congvan.intake.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd",
    "C:\\Users\\clerk\\CV 12.pdf, CV 12.pdf",
    "'  Giấy   mời . ', Giấy mời",
    "a<b>:c|d?.pdf, a_b__c_d_.pdf",
    "'..', van-ban",
    "'', van-ban",
    ".htaccess, htaccess"
  })
  void foldersAndTricksAreTakenOut(String raw, String clean) {
    assertThat(FileName.clean(raw)).isEqualTo(clean);
  }

  @Test
  void decomposedLettersAreComposed() {
    var name = "Quyết định số 5.pdf";
    assertThat(FileName.clean(Normalizer.normalize(name, Normalizer.Form.NFD))).isEqualTo(name);
  }

  @Test
  void textThatRunsBackwardsCannotHideTheExtension() {
    assertThat(FileName.clean("hoadon\u202Efdp.exe")).isEqualTo("hoadonfdp.exe");
    assertThat(FileName.clean("a\u0000b\r\nSet-Cookie.pdf")).isEqualTo("abSet-Cookie.pdf");
  }

  @Test
  void aLongNameKeepsItsExtension() {
    var name = FileName.clean("ề".repeat(500) + ".pdf");
    assertThat(name).hasSize(200).endsWith("ề.pdf");
    assertThat(FileName.clean("\uD83D\uDE00".repeat(150)))
        .hasSizeLessThanOrEqualTo(200)
        .isNotBlank();
  }

  @Test
  void theExtensionTellsTheTruth() {
    assertThat(FileName.clean("anh.pdf", "image/png")).isEqualTo("anh.pdf.png");
    assertThat(FileName.clean("anh.JPEG", "image/jpeg")).isEqualTo("anh.JPEG");
    assertThat(FileName.clean("cv", "application/pdf")).isEqualTo("cv.pdf");
    assertThat(FileName.clean("x".repeat(300), "application/pdf")).hasSize(200).endsWith("x.pdf");
  }
}
