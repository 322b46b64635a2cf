package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;

/** One person's flood is stopped with a word; others and quiet times are not touched. */
class LimitedRequestsTest {

  private final MovedClock clock = new MovedClock();
  private final Acts acts = mock();
  private final LimitedRequests limits =
      new LimitedRequests(acts, new LimitSettings(60, 3, 2, 4), clock);

  @Test
  void whoAsksFasterThanAPersonCouldMustWaitAndIsToldHowLong() throws Exception {
    for (var i = 0; i < 60; i++) {
      assertThat(ask("an", "GET", "/api/documents").getStatus()).isEqualTo(200);
    }
    var refused = ask("an", "GET", "/camunda/api/engine/engine/default/task");

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("Hãy chờ 1 giây", "\"message\"");
    assertThat(ask("binh", "GET", "/api/documents").getStatus()).isEqualTo(200);

    clock.pass(Duration.ofSeconds(1));
    assertThat(ask("an", "GET", "/api/documents").getStatus()).isEqualTo(200);
  }

  @Test
  void uploadsHaveALimitOfTheirOwn() throws Exception {
    for (var i = 0; i < 3; i++) {
      assertThat(ask("an", "POST", "/api/arrivals").getStatus()).isEqualTo(200);
    }
    for (var path : new String[] {"/api/arrivals", "/api/channel/arrivals", "/admin/import"}) {
      var refused = ask("an", "POST", path);
      assertThat(refused.getStatus()).as(path).isEqualTo(429);
      assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("gửi tệp quá nhanh");
    }
    assertThat(ask("an", "GET", "/api/arrivals").getStatus()).isEqualTo(200);
  }

  @Test
  void oneUseWordsAreNotGuessedFromOneAddressEither() throws Exception {
    for (var i = 0; i < 4; i++) {
      assertThat(ask(null, "GET", "/agent/files/doan" + i + "/van-ban.pdf").getStatus())
          .isEqualTo(200);
    }

    assertThat(ask(null, "POST", "/agent/files/doan").getStatus()).isEqualTo(429);
    assertThat(ask("an", "GET", "/api/documents").getStatus()).isEqualTo(200);
  }

  /**
   * Otherwise whoever finds a session open could guess its owner's password as fast as he likes.
   */
  @Test
  void thePresentPasswordIsNotGuessedInAnOpenSessionEither() throws Exception {
    for (var i = 0; i < 2; i++) {
      assertThat(ask("an", "POST", "/account/password").getStatus()).isEqualTo(200);
    }
    assertThat(ask("an", "POST", "/account/password").getStatus()).isEqualTo(429);
    assertThat(ask("an", "GET", "/account/password").getStatus()).isEqualTo(200);
    assertThat(ask("binh", "POST", "/account/password").getStatus()).isEqualTo(200);

    clock.pass(Duration.ofSeconds(30));
    assertThat(ask("an", "POST", "/account/password").getStatus()).isEqualTo(200);
  }

  @Test
  void oneFloodIsOneActInTheRecord() throws Exception {
    for (var i = 0; i < 100; i++) {
      ask("an", "GET", "/api/documents");
    }
    verify(acts, times(1)).brokeOff(any(), eq(Outcome.REFUSED), eq("429"));
  }

  @Test
  void pagesAndStrangersAreNotCountedHere() throws Exception {
    for (var i = 0; i < 100; i++) {
      assertThat(ask("an", "GET", "/camunda/app/tasklist/default/").getStatus()).isEqualTo(200);
      assertThat(ask(null, "GET", "/api/me").getStatus()).isEqualTo(200);
    }
  }

  private MockHttpServletResponse ask(
      @org.jspecify.annotations.Nullable String person, String method, String path)
      throws Exception {
    var request = new MockHttpServletRequest(method, path);
    if (person != null) {
      request.setUserPrincipal(() -> person);
    }
    var response = new MockHttpServletResponse();
    limits.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
