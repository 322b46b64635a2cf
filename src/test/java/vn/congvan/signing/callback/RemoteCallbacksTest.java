package vn.congvan.signing.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.congvan.signing.Means;
import vn.congvan.signing.ServiceAnswers;
import vn.congvan.signing.ServiceAnswers.Taken;
import vn.congvan.signing.SigningSettings;
import vn.congvan.signing.remote.RemoteSigningSettings;

/** A remote service is let in by the word in the address alone, and believed what it proves. */
class RemoteCallbacksTest {

  private static final String WORD = "chu-bi-mat-cua-dich-vu-ky-so";
  private static final byte[] VALUE = {1, 2, 3};

  private final ServiceAnswers answers = mock(ServiceAnswers.class);

  @Test
  void aSignatureIsHandedOverByTheNameOfItsFile() throws Exception {
    takes(Taken.SIGNED);

    calls(WORD, signed("congvan"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status_code").value(200));

    verify(answers)
        .take(
            eq(Means.REMOTE_769),
            eq("T1"),
            argThat(values -> values.size() == 1 && values.get("05/QD")[2] == 3));
  }

  @Test
  void whatIsNoSignatureOnlyMakesUsAsk() throws Exception {
    takes(Taken.ASKED);

    calls(WORD, "{\"sp_id\":\"congvan\",\"status_code\":400,\"transaction_id\":\"T1\"}")
        .andExpect(status().isOk());

    verify(answers).take(Means.REMOTE_769, "T1", Map.of());
  }

  @ParameterizedTest
  @CsvSource({"OVER,409", "FORGED,400", "UNKNOWN,404"})
  void lateForgedAndUnknownAreRefused(Taken taken, int status) throws Exception {
    takes(taken);

    calls(WORD, signed("congvan")).andExpect(status().is(status));
  }

  @Test
  void withoutTheWordNothingIsReadOrTold() throws Exception {
    calls("doan-mo", signed("congvan")).andExpect(status().isNotFound());
    calls("", signed("congvan")).andExpect(status().isNotFound());
    server(null)
        .perform(post("/remote-signing/null").contentType(MediaType.APPLICATION_JSON).content("{}"))
        .andExpect(status().isNotFound());

    verifyNoInteractions(answers);
  }

  @Test
  void anotherServicesIdABodyTooLongAndNoBase64AreRefused() throws Exception {
    calls(WORD, signed("khac")).andExpect(status().isUnauthorized());
    calls(WORD, "{\"sp_id\":\"congvan\",\"x\":\"" + "x".repeat(300_000) + "\"}")
        .andExpect(status().isPayloadTooLarge());
    calls(WORD, signed("congvan").replace(Base64.getEncoder().encodeToString(VALUE), "A"))
        .andExpect(status().isBadRequest());

    verifyNoInteractions(answers);
  }

  @Test
  void aWordThatCanBeGuessedIsNoSetting() {
    assertThatThrownBy(() -> new CallbackSettings("ngan"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new CallbackSettings(null).word()).isNull();
  }

  private void takes(Taken taken) {
    when(answers.take(any(), any(), any())).thenReturn(taken);
  }

  private ResultActions calls(String word, String body) throws Exception {
    return server(WORD)
        .perform(
            post("/remote-signing/" + word).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static String signed(String provider) {
    return """
        {"sp_id":"%s","status_code":200,"message":"SUCCESS","transaction_id":"T1",
         "signed_files":[{"doc_id":"05/QD","signature_value":"%s","timestamp_signature":null}]}
        """
        .formatted(provider, Base64.getEncoder().encodeToString(VALUE));
  }

  private MockMvc server(@Nullable String word) {
    var settings =
        new SigningSettings(
            Duration.ofSeconds(3),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            null,
            null,
            null,
            true,
            null,
            new RemoteSigningSettings(
                URI.create("http://127.0.0.1:1"), "congvan", "mat-khau", Duration.ofSeconds(1)));
    return MockMvcBuilders.standaloneSetup(
            new RemoteCallbacks(answers, settings, new ObjectMapper()))
        .addFilters(new CallbackDoor.OnlyWithTheWord(new CallbackSettings(word)))
        .build();
  }
}
