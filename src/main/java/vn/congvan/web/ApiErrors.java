package vn.congvan.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
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
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.Conflict;

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
  ResponseEntity<Answer> refused(Refusal refusal, Locale reader) {
    return answer(
        reader, HttpStatusCode.valueOf(refusal.status()), refusal.sentence(), refusal.faults());
  }

  @ExceptionHandler
  ResponseEntity<Answer> changedMeanwhile(ConcurrencyFailureException conflict, Locale reader) {
    return answer(reader, HttpStatus.CONFLICT, Conflict.MESSAGE, Map.of());
  }

  @ExceptionHandler
  ResponseEntity<Answer> notReadable(HttpMessageNotReadableException fault, Locale reader) {
    if (fault.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      var path = mapping.getPath();
      var field = path.get(path.size() - 1).getFieldName();
      if (field != null) {
        return answer(
            reader,
            HttpStatus.UNPROCESSABLE_ENTITY,
            new Sentence("Có giá trị không đọc được. Hãy kiểm tra mục được đánh dấu."),
            Map.of(field, new Sentence("Giá trị không hợp lệ.")));
      }
    }
    return answer(
        reader, HttpStatus.BAD_REQUEST, new Sentence("Nội dung gửi lên không đọc được."), Map.of());
  }

  @ExceptionHandler
  ResponseEntity<Answer> notValid(MethodArgumentNotValidException fault, Locale reader) {
    var faults = new LinkedHashMap<String, Sentence>();
    fault
        .getFieldErrors()
        .forEach(
            error -> faults.putIfAbsent(error.getField(), new Sentence("Giá trị không hợp lệ.")));
    return answer(
        reader,
        HttpStatus.UNPROCESSABLE_ENTITY,
        new Sentence("Thông tin chưa đúng. Hãy sửa các mục được đánh dấu."),
        faults);
  }

  @ExceptionHandler
  ResponseEntity<Answer> wrongParameter(MethodArgumentTypeMismatchException fault, Locale reader) {
    // An address with something else where the id stands leads to nothing that exists.
    return fault
            .getParameter()
            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)
        ? answer(
            reader, HttpStatus.NOT_FOUND, new Sentence("Không tìm thấy nội dung này."), Map.of())
        : answer(
            reader,
            HttpStatus.BAD_REQUEST,
            new Sentence("Có giá trị không đọc được."),
            Map.of(fault.getName(), new Sentence("Giá trị không hợp lệ.")));
  }

  @ExceptionHandler
  ResponseEntity<Answer> missingFile(MissingServletRequestPartException fault, Locale reader) {
    var part = fault.getRequestPartName();
    return answer(
        reader,
        HttpStatus.BAD_REQUEST,
        new Sentence("Yêu cầu thiếu phần «%s» chứa tệp.", part),
        Map.of(part, new Sentence("Hãy gửi kèm tệp.")));
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Answer> anythingElse(
      Exception fault, Locale reader, HttpServletResponse response) throws Exception {
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
        return refused(refusal, reader);
      }
    }
    if (fault instanceof ErrorResponse known) {
      return answer(reader, known.getStatusCode(), messageOf(known.getStatusCode()), Map.of());
    }
    if (Conflict.isCauseOf(fault)) {
      return answer(reader, HttpStatus.CONFLICT, Conflict.MESSAGE, Map.of());
    }
    log.error("A request to our interface failed", fault);
    if (FullDisk.isCauseOf(fault)) {
      return answer(reader, HttpStatus.INSUFFICIENT_STORAGE, FullDisk.MESSAGE, Map.of());
    }
    return answer(
        reader,
        HttpStatus.INTERNAL_SERVER_ERROR,
        fault instanceof IOException
            ? new Sentence("Không đọc được tệp đã lưu. Hãy báo bộ phận kỹ thuật.")
            : new Sentence(
                "Hệ thống gặp lỗi nên việc này chưa được thực hiện. Hãy thử lại sau, hoặc báo bộ phận kỹ thuật."),
        Map.of());
  }

  private static Sentence messageOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> new Sentence("Không tìm thấy nội dung này.");
      case 405 -> new Sentence("Thao tác này không được hỗ trợ.");
      case 413 -> new Sentence("Nội dung gửi lên quá lớn.");
      case 415 -> new Sentence("Dạng nội dung gửi lên không được hỗ trợ.");
      default -> new Sentence("Yêu cầu không hợp lệ.");
    };
  }

  private static ResponseEntity<Answer> answer(
      Locale reader, HttpStatusCode status, Sentence sentence, Map<String, Sentence> faults) {
    // The type is named here: whoever asked for a PDF must still get an answer that can be written.
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Answer(sentence.in(reader), Sentence.told(faults, reader)));
  }
}
