package vn.congvan.intake.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Answers a request that is too large to be read at all, before any of our classes sees it. */
@ControllerAdvice
class TooLarge {

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException refused) {
    return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
        .body(
            Map.of(
                "message",
                "Tệp gửi lên quá lớn nên chưa được đọc. Hãy quét lại ở 200–300 dpi hoặc tách thành"
                    + " nhiều tệp rồi gửi lại.",
                "fields",
                Map.of()));
  }
}
