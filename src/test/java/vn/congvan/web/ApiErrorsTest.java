package vn.congvan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;

/** What our interface answers to what goes wrong. */
class ApiErrorsTest {

  @Test
  void twoAtOnceInTheEngineAreAConflictAndNoFault() throws Exception {
    var answer =
        new ApiErrors()
            .anythingElse(
                new IllegalStateException(new OptimisticLockingException("rev")),
                new MockHttpServletResponse());

    assertThat(answer).isNotNull();
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(answer.getBody().message()).contains("tải lại");
  }
}
