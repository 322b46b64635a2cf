package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.util.ReflectionTestUtils;

/** What breaks inside is for the log; what the person did is for the person. */
class AnswersOverRestTest {

  private final RefusalsOverRest.Others others = new RefusalsOverRest.Others();
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @BeforeEach
  void somebodyAsks() {
    ReflectionTestUtils.setField(others, "request", request);
  }

  @Test
  void whatBrokeTellsNothingOfTheInside() {
    for (var fault :
        new Exception[] {
          new IllegalStateException("insert into document_comment values ('Lương của ông A')"),
          new ProcessEngineException("select * from person where id = 'giamdoc.snv'"),
          new NullPointerException("vn.congvan.assignment.DirectionForm")
        }) {
      var answer = others.toResponse(fault);

      assertThat(answer.getStatus()).isEqualTo(500);
      assertThat(answer.getEntity().toString())
          .contains("Hệ thống gặp lỗi")
          .doesNotContain("insert", "select", "giamdoc", "DirectionForm");
    }
  }

  @Test
  void whatTheEngineSaysToTheAskerStays() {
    assertThat(others.toResponse(new BadUserRequestException("Hãy sửa 1 chỗ")).getStatus())
        .isEqualTo(400);
    assertThat(others.toResponse(new AuthorizationException("an", "READ", "Task", "1")).getStatus())
        .isEqualTo(403);
  }

  @Test
  void twoAtOnceIsAConflictAndNoFault() {
    var answer = others.toResponse(new OptimisticLockingException("rev"));

    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(((Map<?, ?>) answer.getEntity()).get("message")).asString().contains("tải lại");

    request.addHeader("Accept-Language", "en");
    request.addPreferredLocale(Locale.ENGLISH);
    assertThat(
            ((Map<?, ?>) others.toResponse(new OptimisticLockingException("rev")).getEntity())
                .get("message"))
        .isEqualTo("Somebody else has just changed this. Reload it and do it again.");
  }
}
