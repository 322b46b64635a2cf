package vn.congvan.intake.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import vn.congvan.intake.IntakeSettings;
import vn.congvan.shared.Sentence;

/** Answers a request that is too large to be read at all, before any of our classes sees it. */
@ControllerAdvice
class TooLarge {

  private final IntakeSettings settings;
  private final DataSize maxRequest;

  TooLarge(
      IntakeSettings settings,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize maxRequest) {
    this.settings = settings;
    this.maxRequest = maxRequest;
  }

  /** The shape of every error of ours. */
  record Answer(String message, Map<String, String> fields) {}

  @ExceptionHandler
  ResponseEntity<Answer> tooLarge(MaxUploadSizeExceededException refused, Locale locale) {
    return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
        .body(
            new Answer(
                new Sentence(
                        "Tệp gửi lên quá lớn nên chưa được đọc: mỗi tệp đến %s MB, mỗi lần gửi đến %s MB. Hãy quét lại ở 200–300 dpi hoặc tách thành nhiều tệp rồi gửi lại.",
                        settings.maxFileSize().toMegabytes(), maxRequest.toMegabytes())
                    .in(locale),
                Map.of()));
  }
}
