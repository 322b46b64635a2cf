package vn.congvan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** What our interface answers to what goes wrong. */
class ApiErrorsTest {

  @Test
  void twoAtOnceInTheEngineAreAConflictAndNoFault() throws Exception {
    var answer =
        new ApiErrors()
            .anythingElse(
                new IllegalStateException(new OptimisticLockingException("rev")),
                Locale.forLanguageTag("vi"),
                new MockHttpServletResponse());

    assertThat(answer).isNotNull();
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(answer.getBody().message()).contains("tải lại");
  }

  @Test
  void aRefusalThatStandsBehindAnotherFaultIsToldInTheReadersLanguage() throws Exception {
    var refusal = Refusal.of("note", new Sentence("Tối đa %s ký tự.", 1000));
    var answer =
        new ApiErrors()
            .anythingElse(
                new IllegalStateException(refusal), Locale.ENGLISH, new MockHttpServletResponse());

    assertThat(answer).isNotNull();
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    assertThat(answer.getBody().message()).isEqualTo("At most 1000 characters.");
    assertThat(answer.getBody().fields()).containsEntry("note", "At most 1000 characters.");
  }
}
