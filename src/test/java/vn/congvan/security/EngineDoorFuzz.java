package vn.congvan.security;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.congvan.workflow.EngineSessions;

/**
 * Requests at the engine's doors: what passes carries no expression that the engine could read, and
 * no address opens for an official but those of Tasklist.
 */
public final class EngineDoorFuzz {

  private static final ObjectMapper AS_THE_ENGINE_READS = new ObjectMapper();
  private static final Set<String> HARMLESS =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");
  private static final EngineDoor DOOR = new EngineDoor(new OfficialsSessions());

  private EngineDoorFuzz() {}

  /** The mock would read the type by itself and trip over what a real request carries. */
  private static final class StrangeRequest extends MockHttpServletRequest {

    private String type = "";

    StrangeRequest(String method) {
      super(method, "/");
    }

    @Override
    public String getContentType() {
      return type;
    }
  }

  /** One request. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Exception {
    var method = data.pickValue(new String[] {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"});
    var request = new StrangeRequest(method);
    request.setServletPath("/camunda/api/engine");
    request.setPathInfo("/engine/default/" + data.consumeString(60));
    request.setRequestURI(request.getServletPath() + request.getPathInfo());
    request.setQueryString(data.consumeBoolean() ? data.consumeString(80) : null);
    request.type = data.consumeBoolean() ? "application/json" : data.consumeAsciiString(40);
    request.setContent(data.consumeRemainingAsBytes());

    if (DOOR.opensFor("official", request)
        && !request
            .getPathInfo()
            .matches(
                "/engine/default/(filter|task|process-definition|history/user-operation|user)\\b.*")) {
      throw new AssertionError("Opened for an official: " + request.getRequestURI());
    }
    var passed = new AtomicReference<HttpServletRequest>();
    new QueryExpressionGuard()
        .doFilter(
            request,
            new MockHttpServletResponse(),
            (behind, answer) -> passed.set((HttpServletRequest) behind));
    if (passed.get() != null && !String.valueOf(request.getContentType()).contains("multipart")) {
      requireHarmless(read(passed.get().getInputStream().readAllBytes()));
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return AS_THE_ENGINE_READS.readTree(body);
    } catch (IOException notJson) {
      return AS_THE_ENGINE_READS.missingNode();
    }
  }

  private static void requireHarmless(JsonNode node) {
    node.fields()
        .forEachRemaining(
            field -> {
              if (field.getKey().endsWith("Expression")
                  && !field.getValue().isNull()
                  && !HARMLESS.contains(field.getValue().asText())) {
                throw new AssertionError("Passed the door: " + field);
              }
            });
    node.forEach(EngineDoorFuzz::requireHarmless);
  }

  /** The engine's sessions as they are for somebody who is an official and nothing else. */
  private static final class OfficialsSessions implements EngineSessions {

    @Override
    public void renew(HttpSession session, String personId) {}

    @Override
    public void begin(String personId) {}

    @Override
    public void end() {}

    @Override
    public boolean isHere(String personId) {
      return true;
    }

    @Override
    public boolean mayUseRest(String personId) {
      return false;
    }

    @Override
    public boolean mayOpen(String personId, String application) {
      return application.equals("tasklist") || application.equals("welcome");
    }
  }
}
