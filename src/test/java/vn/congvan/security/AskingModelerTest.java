package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/** What Modeler shows when name and password do not open. */
class AskingModelerTest {

  @Test
  void whoMustWaitIsNotToldThatThePasswordIsWrong() throws Exception {
    assertThat(told(new MustWait(true))).contains("Hãy đợi một lúc").doesNotContain("không đúng");
    assertThat(told(new BadCredentialsException("wrong"))).contains("mật khẩu không đúng");
  }

  private static String told(AuthenticationException wrong) throws Exception {
    var answer = new MockHttpServletResponse();
    new Doors.AskingModeler().commence(new MockHttpServletRequest(), answer, wrong);
    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Basic");
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
