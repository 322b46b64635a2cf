package vn.congvan.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import vn.congvan.shared.FullDisk;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.Conflict;
import vn.congvan.workflow.RefusalAnswer;

/**
 * Answers every "no" and every fault of our JSON interface as {@code {message, fields}}, in the
 * office's words.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {

  private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

  /** What a form shows: one sentence, and what is wrong by field. */
  record Answer(String message, Map<String, String> fields) {}

  @ExceptionHandler
  ResponseEntity<Answer> refused(Refusal refusal) {
    var answer = RefusalAnswer.to(refusal);
    return answer(HttpStatusCode.valueOf(answer.status()), answer.message(), answer.fields());
  }

  @ExceptionHandler
  ResponseEntity<Answer> changedMeanwhile(ConcurrencyFailureException conflict) {
    return answer(HttpStatus.CONFLICT, Conflict.MESSAGE, Map.of());
  }

  @ExceptionHandler
  ResponseEntity<Answer> notReadable(HttpMessageNotReadableException fault) {
    if (fault.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      var path = mapping.getPath();
      var field = path.get(path.size() - 1).getFieldName();
      if (field != null) {
        return answer(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "Có giá trị không đọc được. Hãy kiểm tra mục được đánh dấu.",
            Map.of(field, "Giá trị không hợp lệ."));
      }
    }
    return answer(HttpStatus.BAD_REQUEST, "Nội dung gửi lên không đọc được.", Map.of());
  }

  @ExceptionHandler
  ResponseEntity<Answer> notValid(MethodArgumentNotValidException fault) {
    var fields = new LinkedHashMap<String, String>();
    fault
        .getFieldErrors()
        .forEach(
            error ->
                fields.putIfAbsent(
                    error.getField(),
                    error.getDefaultMessage() == null
                        ? "Giá trị không hợp lệ."
                        : error.getDefaultMessage()));
    return answer(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "Thông tin chưa đúng. Hãy sửa các mục được đánh dấu.",
        fields);
  }

  @ExceptionHandler
  ResponseEntity<Answer> wrongParameter(MethodArgumentTypeMismatchException fault) {
    // An address with something else where the id stands leads to nothing that exists.
    return fault
            .getParameter()
            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)
        ? answer(HttpStatus.NOT_FOUND, "Không tìm thấy nội dung này.", Map.of())
        : answer(
            HttpStatus.BAD_REQUEST,
            "Có giá trị không đọc được.",
            Map.of(fault.getName(), "Giá trị không hợp lệ."));
  }

  @ExceptionHandler
  ResponseEntity<Answer> missingFile(MissingServletRequestPartException fault) {
    var part = fault.getRequestPartName();
    return answer(
        HttpStatus.BAD_REQUEST,
        "Yêu cầu thiếu phần «" + part + "» chứa tệp.",
        Map.of(part, "Hãy gửi kèm tệp."));
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Answer> anythingElse(Exception fault, HttpServletResponse response)
      throws Exception {
    // What the login chain decides about is its own; what is half sent cannot be answered any more.
    if (fault instanceof AccessDeniedException
        || fault instanceof org.springframework.security.core.AuthenticationException
        || fault instanceof RequestRejectedException) {
      throw fault;
    }
    if (response.isCommitted()) {
      log.debug("An answer broke off", fault);
      return null;
    }
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refused(refusal);
      }
    }
    if (fault instanceof ErrorResponse known) {
      return answer(known.getStatusCode(), messageOf(known.getStatusCode()), Map.of());
    }
    if (Conflict.isCauseOf(fault)) {
      return answer(HttpStatus.CONFLICT, Conflict.MESSAGE, Map.of());
    }
    log.error("A request to our interface failed", fault);
    if (FullDisk.isCauseOf(fault)) {
      return answer(HttpStatus.INSUFFICIENT_STORAGE, FullDisk.MESSAGE, Map.of());
    }
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        fault instanceof IOException
            ? "Không đọc được tệp đã lưu. Hãy báo bộ phận kỹ thuật."
            : "Hệ thống gặp lỗi nên việc này chưa được thực hiện. Hãy thử lại sau, hoặc báo bộ phận kỹ thuật.",
        Map.of());
  }

  private static String messageOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> "Không tìm thấy nội dung này.";
      case 405 -> "Thao tác này không được hỗ trợ.";
      case 413 -> "Nội dung gửi lên quá lớn.";
      case 415 -> "Dạng nội dung gửi lên không được hỗ trợ.";
      default -> "Yêu cầu không hợp lệ.";
    };
  }

  private static ResponseEntity<Answer> answer(
      HttpStatusCode status, String message, Map<String, String> fields) {
    // The type is named here: whoever asked for a PDF must still get an answer that can be written.
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Answer(message, fields));
  }
}
