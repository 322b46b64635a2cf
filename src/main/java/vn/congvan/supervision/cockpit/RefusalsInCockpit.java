package vn.congvan.supervision.cockpit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.ReadersLanguage;
import vn.congvan.workflow.RefusalAnswer;

/** Tells a refusal in Cockpit as everywhere; Camunda's own mapper would answer 500. */
public class RefusalsInCockpit implements ExceptionMapper<Refusal> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Refusal refusal) {
    var answer = RefusalAnswer.to(refusal, ReadersLanguage.of(request));
    return Response.status(answer.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(
            Map.of("type", refusal.code(), "message", answer.message(), "fields", answer.fields()))
        .build();
  }
}
