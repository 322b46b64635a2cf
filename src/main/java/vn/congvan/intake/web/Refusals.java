package vn.congvan.intake.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;

/** Answers programs with a refusal's words instead of a page. */
@RestControllerAdvice(assignableTypes = {UploadApi.class, ChannelApi.class})
@Order(0)
class Refusals {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  /** The shape of every error of ours. */
  record Answer(String message, Map<String, String> fields) {}

  @ExceptionHandler
  ResponseEntity<Answer> refused(Refusal refusal) {
    var status =
        refusal instanceof NotFound
            ? HttpStatus.NOT_FOUND
            : refusal instanceof NotAllowed
                ? HttpStatus.FORBIDDEN
                : HttpStatus.UNPROCESSABLE_ENTITY;
    return ResponseEntity.status(status)
        .body(new Answer(String.valueOf(refusal.getMessage()), refusal.fields()));
  }

  @ExceptionHandler
  ResponseEntity<Answer> missing(MissingServletRequestPartException missing) {
    return ResponseEntity.badRequest()
        .body(
            new Answer(
                "Yêu cầu thiếu phần “%s” chứa tệp.".formatted(missing.getRequestPartName()),
                Map.of()));
  }

  @ExceptionHandler
  ResponseEntity<Answer> failed(RuntimeException trouble) {
    log.error("An arriving file could not be taken in", trouble);
    return ResponseEntity.internalServerError()
        .body(
            new Answer(
                "Hệ thống gặp lỗi, tệp chưa được nhận. Hãy gửi lại với cùng mã lần gửi.",
                Map.of()));
  }
}
