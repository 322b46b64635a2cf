package vn.congvan.workflow.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.Conflict;
import vn.congvan.workflow.ReadersLanguage;
import vn.congvan.workflow.RefusalAnswer;

/**
 * Lets the engine's REST interfaces, of the web applications and of analysts, answer a refusal with
 * what is wrong by field, so that a form can mark its fields and rows; and keeps to themselves what
 * broke inside.
 */
@Component
class RefusalsOverRest implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    // Both interfaces read this list once, when they are made.
    var mappers = CamundaRestResources.getConfigurationClasses();
    mappers.removeAll(
        Set.of(
            ExceptionHandler.class,
            RestExceptionHandler.class,
            ProcessEngineExceptionHandler.class));
    mappers.addAll(Set.of(Answers.class, Others.class));
  }

  /** Nearer to a refusal than Camunda's mapper of every throwable, which would answer 500. */
  public static class Answers implements ExceptionMapper<Refusal> {

    @Context private HttpServletRequest request;

    @Override
    public Response toResponse(Refusal refusal) {
      var answer = RefusalAnswer.to(refusal, ReadersLanguage.of(request));
      return Response.status(answer.status())
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(
              Map.of(
                  "type", refusal.code(), "message", answer.message(), "fields", answer.fields()))
          .build();
    }
  }

  /**
   * Everything else is answered as Camunda does, but for what broke: its message would show whoever
   * asked our tables, with the values of others in them. The log has it all. A decision table that
   * cannot make anything of the values it was sent has not broken: who asked can send others.
   */
  public static class Others implements ExceptionMapper<Throwable> {

    private static final Pattern CELL =
        Pattern.compile("evaluate expression '(.*?)'", Pattern.DOTALL);
    private static final Sentence BROKEN =
        new Sentence(
            "Hệ thống gặp lỗi nên việc này chưa được thực hiện. Hãy thử lại sau, hoặc báo bộ phận kỹ thuật.");

    @Context private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable fault) {
      if (Conflict.isCauseOf(fault)) {
        return answer(Response.Status.CONFLICT, Conflict.MESSAGE);
      }
      var undecided = undecided(fault);
      if (undecided != null) {
        return answer(Response.Status.BAD_REQUEST, undecided);
      }
      var answer = ExceptionHandlerHelper.getInstance().getResponse(fault);
      return answer.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR
          ? answer(answer.getStatusInfo(), BROKEN)
          : answer;
    }

    /** Why a decision that somebody asked for by itself could not be made; null for all else. */
    private static @Nullable Sentence undecided(Throwable fault) {
      var asked =
          fault instanceof RestException
              && String.valueOf(fault.getMessage()).startsWith("Cannot evaluate decision ");
      for (var cause = asked ? fault.getCause() : null; cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          return refusal.sentence();
        }
        if (cause instanceof DmnEngineException) {
          var cell = CELL.matcher(String.valueOf(cause.getMessage()));
          return cell.find()
              ? new Sentence(
                  "Không tính được bảng quyết định với các giá trị đã gửi (ở “%s”). Hãy gửi đủ các biến mà bảng hỏi, đúng kiểu của chúng.",
                  cell.group(1).strip())
              : new Sentence(
                  "Không tính được bảng quyết định với các giá trị đã gửi. Hãy gửi đủ các biến mà bảng hỏi, đúng kiểu của chúng.");
        }
      }
      return null;
    }

    private Response answer(Response.StatusType status, Sentence sentence) {
      return Response.status(status)
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(
              Map.of(
                  "type",
                  status.getReasonPhrase(),
                  "message",
                  sentence.in(ReadersLanguage.of(request)),
                  "fields",
                  Map.of()))
          .build();
    }
  }
}
