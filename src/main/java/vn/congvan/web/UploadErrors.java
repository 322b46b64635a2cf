package vn.congvan.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Answers an upload that is too large, which is refused before it is known which page it was for.
 */
@RestControllerAdvice
class UploadErrors {

  static final String TOO_LARGE =
      "Tệp gửi lên quá lớn. Hãy giảm dung lượng tệp hoặc gửi từng tệp một.";

  @ExceptionHandler
  ResponseEntity<ApiErrors.Answer> tooLarge(MaxUploadSizeExceededException fault) {
    return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ApiErrors.Answer(TOO_LARGE, Map.of()));
  }
}
