package vn.congvan.signing.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.FileSigner;
import vn.congvan.signing.Means;
import vn.congvan.signing.SignatureKind;

/**
 * Speaks the protocol of the Government Cipher Committee's agent (VGCA Sign Service): one message
 * to its socket, with two addresses of ours in it. The agent draws the signature by its own
 * settings; no place can be given to it.
 */
@Component
class DesktopAgent implements FileSigner {

  private final AgentWords words;
  private final AgentSettings settings;
  private final ObjectMapper json;

  DesktopAgent(AgentWords words, AgentSettings settings, ObjectMapper json) {
    this.words = words;
    this.settings = settings;
    this.json = json;
  }

  @Override
  public Means means() {
    return Means.TOKEN;
  }

  @Override
  public Errand errand(FileRequest request) {
    var pair = words.give(request);
    var ours = ourAddress() + AgentDoor.PATH;
    var message =
        json.createObjectNode()
            .put("FileUploadHandler", ours + pair.giveBack())
            .put("SessionId", "")
            .put("JWTToken", "")
            .put("FileName", ours + pair.fetch() + AgentDoor.FILE);
    // The practice agent holds everybody's token; the real one has only one, and ignores this.
    message.putArray("MetaData").addObject().put("Key", "signer").put("Value", request.signerId());
    draw(request, message);
    return new Errand(
        URI.create(settings.address() + operation(request.kind())), message.toString());
  }

  /** Number and date, where the agent draws them with the agency's signature. */
  private static void draw(FileRequest request, ObjectNode message) {
    if (!request.kind().isOfAgency()) {
      return;
    }
    message.put("DocNumber", request.document());
    if (request.kind() == SignatureKind.SEAL) {
      message.put(
          "IssuedDate",
          request.issuedAt() == null
              ? ""
              : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                  request.issuedAt().atZone(ProvinceClock.ZONE).truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  private static String operation(SignatureKind kind) {
    return switch (kind) {
      case PERSON -> "/SignApproved";
      case SEAL -> "/SignIssued";
      case APPENDIX -> "/SignAppendix";
      case COPY -> "/SignCopy";
    };
  }

  private String ourAddress() {
    return settings.ourAddress() != null
        ? settings.ourAddress().toString().replaceAll("/+$", "")
        : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }
}
