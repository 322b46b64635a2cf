package vn.congvan.signing.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.signing.Means;
import vn.congvan.signing.ServiceAnswers;
import vn.congvan.signing.SigningSettings;

/** Hears a service of the national form say that its owner has decided. */
@RestController
class RemoteCallbacks {

  private static final Logger log = LoggerFactory.getLogger(RemoteCallbacks.class);

  private final ServiceAnswers answers;
  private final SigningSettings settings;
  private final ObjectMapper json;

  RemoteCallbacks(ServiceAnswers answers, SigningSettings settings, ObjectMapper json) {
    this.answers = answers;
    this.settings = settings;
    this.json = json;
  }

  @PostMapping(CallbackDoor.PATH + "{word}")
  ResponseEntity<ObjectNode> decided(@PathVariable String word, @RequestBody JsonNode body) {
    var remote = settings.remote();
    if (remote == null || !body.path("sp_id").asText().equals(remote.providerId())) {
      return answer(401, "SP_CREDENTIAL_INVALID");
    }
    Map<String, byte[]> values;
    try {
      values = values(body);
    } catch (IllegalArgumentException noBase64) {
      return answer(400, "SIGNATURE_INVALID");
    }
    var taken = answers.take(Means.REMOTE_769, body.path("transaction_id").asText(), values);
    if (taken == ServiceAnswers.Taken.FORGED) {
      log.warn("A remote service sent a signature that is not by the registered key");
    }
    return switch (taken) {
      case SIGNED, ASKED -> answer(200, "SUCCESS");
      case OVER -> answer(409, "TRANSACTION_OVER");
      case FORGED -> answer(400, "SIGNATURE_INVALID");
      case UNKNOWN -> answer(404, "TRANSACTION_NOT_FOUND");
    };
  }

  private static Map<String, byte[]> values(JsonNode body) {
    var values = new LinkedHashMap<String, byte[]>();
    if (body.path("status_code").asInt() == 200) {
      for (var file : body.path("signed_files")) {
        var value = file.path("signature_value").asText("");
        if (!value.isEmpty() && !value.equals("null")) {
          values.put(file.path("doc_id").asText(), Base64.getMimeDecoder().decode(value));
        }
      }
    }
    return values;
  }

  private ResponseEntity<ObjectNode> answer(int status, String message) {
    return ResponseEntity.status(status)
        .body(json.createObjectNode().put("status_code", status).put("message", message));
  }
}
