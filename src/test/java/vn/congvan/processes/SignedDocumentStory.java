package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentState;
import vn.congvan.intake.Delivery;
import vn.congvan.intake.Intake;
import vn.congvan.intake.SignatureChecks;
import vn.congvan.intake.SignatureReport;
import vn.congvan.intake.SignatureStanding;
import vn.congvan.intake.signatures.SignatureDesk;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.support.SignedLetters;
import vn.congvan.trust.TrustList;

/** What a clerk is told about the signatures of what arrives, and what she does with it. */
class SignedDocumentStory extends OfficeStory {

  private static final String ADMINISTRATOR = "admin";

  private static SignedLetters letters;
  private static boolean trusted;

  @Autowired private Intake intake;
  @Autowired private SignatureChecks checks;
  @Autowired private SignatureDesk desk;
  @Autowired private TrustList trust;

  @BeforeAll
  static void theAuthoritiesOpen() {
    letters = new SignedLetters(Clock.system(ProvinceClock.ZONE));
    trusted = false;
  }

  @AfterAll
  static void theAuthoritiesClose() {
    letters.close();
  }

  @BeforeEach
  void theProvinceTrustsOneOfThem() {
    if (!trusted) {
      trust.add(letters.root(), ADMINISTRATOR);
      trusted = true;
    }
  }

  @Test
  void aGoodAndAnUnsignedLetterAreRegisteredWithoutAWord() {
    var good = aChecked(letters.good("101/SNNMT-VP"));
    var unsigned = aChecked(SignedLetters.unsigned("102/SNNMT-VP"));

    assertThat(report(good).standing()).isEqualTo(SignatureStanding.GOOD);
    assertThat(report(good).files().get(0).signatures().get(0).signer())
        .isEqualTo("Trần Thị Ngọc Hạnh");
    assertThat(report(unsigned).standing()).isEqualTo(SignatureStanding.UNSIGNED);
    registers(good, "");
    registers(unsigned, "");

    assertThat(good.now().arrivalNumber()).isNotNull();
    assertThat(unsigned.now().arrivalNumber()).isNotNull();
    assertThat(good.history()).contains("Kiểm tra chữ ký số");
  }

  @Test
  void aBrokenAStrangersAndAChangedLetterNeedTheClerksReason() {
    for (var letter :
        new Letter[] {
          aChecked(letters.broken("103/SNNMT-VP")),
          aChecked(letters.foreign("104/SNNMT-VP")),
          aChecked(letters.changed("105/SNNMT-VP"))
        }) {
      assertThat(report(letter).standing()).isEqualTo(SignatureStanding.DOUBTFUL);
      assertThatThrownBy(() -> registers(letter, " "))
          .isInstanceOfSatisfying(
              Refusal.class, no -> assertThat(no.fields()).containsKey("signatureReason"));
      assertThat(letter.now().arrivalNumber()).isNull();
      assertThat(clerk.toDo(letter)).containsExactly(RECEIVE);

      registers(letter, "Nơi gửi xác nhận qua điện thoại.");

      assertThat(letter.now().arrivalNumber()).isNotNull();
      assertThat(documents.history(letter.id))
          .anySatisfy(
              line ->
                  assertThat(line.detail())
                      .startsWith("Vẫn đăng ký.")
                      .endsWith("Lý do: Nơi gửi xác nhận qua điện thoại."));
      assertThat(report(letter).decision().reason()).isEqualTo("Nơi gửi xác nhận qua điện thoại.");
    }
  }

  @Test
  void theClerkReturnsAChangedLetterWithTheProposedReason() {
    var letter = aChecked(letters.changed("106/SNNMT-VP"));

    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "return",
        form("returnReason", report(letter).proposedReturn()));

    assertThat(letter.now().state()).isEqualTo(DocumentState.RETURNED);
    assertThat(letter.now().closeReason()).contains("thay đổi hoặc che phủ sau khi ký");
    assertThat(letter.now().arrivalNumber()).isNull();
  }

  private Letter aChecked(byte[] pdf) {
    var receipt =
        clerk.does(
            () ->
                intake.accept(
                    new Delivery(
                        AGENCY,
                        Channel.UPLOAD,
                        UUID.randomUUID().toString(),
                        "cong-van.pdf",
                        new ByteArrayResource(pdf),
                        clerk.login)));
    assertThat(receipt.documentId()).as(receipt.reason()).isNotNull();
    desk.checkWhatIsDue();
    return new Letter(receipt.documentId());
  }

  private void registers(Letter letter, String reason) {
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("leaderPost", director.post()).with("signatureReason", reason));
  }

  private SignatureReport report(Letter letter) {
    return clerk.does(() -> checks.report(letter.id, clerk.login, Locale.forLanguageTag("vi")));
  }
}
