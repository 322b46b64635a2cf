package vn.congvan.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.congvan.web.SentValues;

/** What comes in as JSON keeps what somebody can read. */
class ReadableTextTest {

  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new SimpleModule().addDeserializer(String.class, new SentValues.Text()));

  record Typed(String subject, List<String> places) {}

  @Test
  void whatNobodyCanReadIsLeftOutOfEveryText() throws IOException {
    var typed =
        json.readValue(
            "{\"subject\":\"V\\u0001ề\\u0008 việc\\ud800\\uffff\",\"places\":[\"a\\u007f\\u0085b\"]}",
            Typed.class);

    assertThat(typed).isEqualTo(new Typed("Về việc", List.of("ab")));
  }

  @Test
  void whatCanBeReadStaysAsItIs() throws IOException {
    var text = "Dòng một\r\n\tDòng hai: “Đắk Lắk” \uD83D\uDCC4";

    assertThat(json.readValue(json.writeValueAsString(text), String.class)).isEqualTo(text);
    assertThat(ReadableText.of(text)).isSameAs(text);
  }
}
