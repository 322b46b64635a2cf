package vn.congvan.supervision.cockpit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import vn.congvan.shared.Refusal;

/**
 * Who asks, in which language, and the use cases that answer. It reads and writes as our own pages
 * do: Cockpit's own mapper knows no moments in time.
 */
record Asking(String personId, Locale locale, BeanFactory beans) {

  <T> T of(Class<T> useCase) {
    return beans.getBean(useCase);
  }

  Response answer(@Nullable Object content) {
    try {
      return Response.ok(
              of(ObjectMapper.class).writeValueAsString(content),
              MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T read(String body, Class<T> type) {
    try {
      return of(ObjectMapper.class).readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new Refusal("Nội dung gửi lên không đúng. Hãy tải lại trang rồi thực hiện lại.");
    }
  }
}
