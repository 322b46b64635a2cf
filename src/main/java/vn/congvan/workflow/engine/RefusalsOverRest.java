package vn.congvan.workflow.engine;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.RefusalAnswer;

/**
 * Lets the engine's REST interfaces, of the web applications and of analysts, answer a refusal with
 * what is wrong by field, so that a form can mark its fields and rows.
 */
@Component
class RefusalsOverRest implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    // Both interfaces read this list once, when they are made.
    CamundaRestResources.getConfigurationClasses().add(Answers.class);
  }

  /** Nearer to a refusal than Camunda's mapper of every throwable, which would answer 500. */
  public static class Answers implements ExceptionMapper<Refusal> {

    @Override
    public Response toResponse(Refusal refusal) {
      var answer = RefusalAnswer.to(refusal);
      return Response.status(answer.status())
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(
              Map.of(
                  "type", refusal.code(), "message", answer.message(), "fields", answer.fields()))
          .build();
    }
  }
}
