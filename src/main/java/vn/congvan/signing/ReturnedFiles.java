package vn.congvan.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/** What an agent on the signer's computer fetches and brings back. */
@Component
class ReturnedFiles implements FileAttempts {

  private static final String OVER =
      "Lần ký này đã kết thúc nên tệp gửi về không được nhận. Hãy mở lại văn bản và ký lại.";

  private final SignatureAttempts attempts;
  private final SigningCompletion completion;
  private final SignatureEnds ends;
  private final ProvinceClock clock;

  ReturnedFiles(
      SignatureAttempts attempts,
      SigningCompletion completion,
      SignatureEnds ends,
      ProvinceClock clock) {
    this.attempts = attempts;
    this.completion = completion;
    this.ends = ends;
    this.clock = clock;
  }

  @Override
  public byte[] pages(UUID attemptId) {
    return pages(waiting(attemptId));
  }

  private byte[] pages(Attempt attempt) {
    try {
      return completion.bytes(attempt.pagesSha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void returned(UUID attemptId, byte[] pdf) {
    var attempt = waiting(attemptId);
    var pages = pages(attempt);
    try {
      if (pdf.length <= pages.length
          || !Arrays.equals(pages, 0, pages.length, pdf, 0, pages.length)) {
        throw new SignatureMismatch(
            "Tệp gửi về không phải đúng văn bản đã mở để ký: nội dung đã bị thay đổi. Hãy ký lại.");
      }
      if (signatures(pdf) != signatures(pages) + 1) {
        throw new SignatureMismatch(
            "Tệp gửi về phải có thêm đúng một chữ ký số. Hãy ký lại một lần.");
      }
      var fault = completion.fault(attempt, completion.check(pdf));
      if (!fault.isEmpty()) {
        throw new SignatureMismatch(
            "Chữ ký trên tệp gửi về không hợp lệ hoặc không phải của chứng thư số đã đăng ký. Hãy"
                + " ký lại bằng đúng thiết bị của người ký.");
      }
    } catch (IOException e) {
      throw new SignatureMismatch("Tệp gửi về không đọc được. Hãy ký lại.");
    }
    if (!attempts.embedded(attemptId, kept(attempt, pdf), false)) {
      attempts.late(attemptId);
      throw new Refusal(OVER);
    }
  }

  /** A disk of ours that is full is no fault of the file. */
  private SignedDocument.SignedFile kept(Attempt attempt, byte[] pdf) {
    try {
      return completion.keep(attempt, pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The attempt that waits for a file; what comes after its end is recorded and refused. */
  private Attempt waiting(UUID attemptId) {
    var attempt = attempts.find(attemptId).orElseThrow(() -> new Refusal(OVER));
    if (attempt.state() == AttemptState.SENT
        && attempt.means().signsWholeFile()
        && !attempt.isOver(clock.instant())) {
      return attempt;
    }
    if (attempt.state() == AttemptState.SENT && attempt.means().signsWholeFile()) {
      ends.expired(attempt, "EXPIRED", null);
    }
    attempts.late(attemptId);
    throw new Refusal(OVER);
  }

  private static int signatures(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getSignatureDictionaries().size();
    }
  }
}
