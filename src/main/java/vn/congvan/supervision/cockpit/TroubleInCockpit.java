package vn.congvan.supervision.cockpit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.ReadersLanguage;

/**
 * Keeps what broke in the database to the log; Camunda's own mapper would show whoever asked the
 * statement with its tables.
 */
public class TroubleInCockpit implements ExceptionMapper<DataAccessException> {

  private static final Logger log = LoggerFactory.getLogger(TroubleInCockpit.class);
  private static final Sentence NO_FIGURES =
      new Sentence(
          "Hệ thống gặp lỗi nên chưa có số liệu. Hãy thử lại sau, hoặc báo bộ phận kỹ thuật.");

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(DataAccessException trouble) {
    log.error("A plug-in of Cockpit could not answer", trouble);
    return Response.serverError()
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(
            Map.of(
                "type",
                "Trouble",
                "message",
                NO_FIGURES.in(ReadersLanguage.of(request)),
                "fields",
                Map.of()))
        .build();
  }
}
