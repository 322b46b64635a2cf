package vn.congvan.signing.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.congvan.shared.FullDisk;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.signing.FileAttempts;
import vn.congvan.signing.token.AgentWords.Door;

/**
 * Where the agent fetches the pages and brings them back signed. It shows the signer the sentence
 * that it is answered, so each answer says what to do.
 */
@RestController
class AgentFiles {

  private static final Logger log = LoggerFactory.getLogger(AgentFiles.class);

  private static final String AGAIN = " Hãy mở lại việc ký trên Công Văn và bấm Ký lần nữa.";

  private static final Sentence TAKEN = new Sentence("Công Văn đã nhận văn bản đã ký.");
  private static final Sentence FULL =
      new Sentence(
          "Máy chủ đã hết chỗ lưu trữ nên chưa nhận được văn bản đã ký. Hãy báo bộ phận kỹ thuật, rồi thử lại; không cần ký lại từ đầu.");
  private static final Sentence TROUBLE =
      new Sentence(
          "Hệ thống đang trục trặc nên chưa nhận được văn bản đã ký. Hãy thử lại sau ít phút.");

  private final AgentWords words;
  private final FileAttempts attempts;
  private final AgentSettings settings;
  private final ObjectMapper json;

  AgentFiles(AgentWords words, FileAttempts attempts, AgentSettings settings, ObjectMapper json) {
    this.words = words;
    this.attempts = attempts;
    this.settings = settings;
    this.json = json;
  }

  @GetMapping(AgentDoor.PATH + "{word}" + AgentDoor.FILE)
  ResponseEntity<byte[]> pages(@PathVariable String word, Locale locale) {
    try {
      var known = enter(word, Door.FETCH);
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .cacheControl(CacheControl.noStore())
          .body(attempts.pages(known.attempt()));
    } catch (Refusal refused) {
      return ResponseEntity.status(HttpStatus.GONE)
          .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
          .body(refused.in(locale).getBytes(StandardCharsets.UTF_8));
    }
  }

  @PostMapping(AgentDoor.PATH + "{word}")
  ResponseEntity<ObjectNode> signed(
      @PathVariable String word,
      Locale locale,
      @RequestParam(name = "uploadfile", required = false) @Nullable MultipartFile file) {
    try {
      var known = enter(word, Door.RETURN);
      try {
        var pages = attempts.pages(known.attempt());
        attempts.returned(known.attempt(), received(file, pages.length));
      } catch (IOException | RuntimeException trouble) {
        if (!(trouble instanceof Refusal)) {
          words.takeBack(word);
          log.error("A signed file could not be taken", trouble);
          return answer(
              false, FullDisk.isCauseOf(trouble) ? FULL.in(locale) : TROUBLE.in(locale), "");
        }
        throw trouble;
      }
      return answer(true, TAKEN.in(locale), name(file));
    } catch (Refusal refused) {
      return answer(false, refused.in(locale), "");
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private AgentWords.Known enter(String word, Door door) {
    var known =
        words
            .find(word, door)
            .orElseThrow(() -> new Refusal("Địa chỉ này không dùng được." + AGAIN));
    if (known.used()) {
      throw new Refusal("Địa chỉ này đã được dùng rồi và chỉ dùng được một lần." + AGAIN);
    }
    if (known.expired()) {
      throw new Refusal("Đã quá thời gian chờ ký." + AGAIN);
    }
    if (!words.use(word, door)) {
      throw new Refusal("Địa chỉ này đã được dùng rồi và chỉ dùng được một lần." + AGAIN);
    }
    return known;
  }

  private byte[] received(@Nullable MultipartFile file, int pages) throws IOException {
    if (file == null || file.isEmpty()) {
      throw new Refusal("Phần mềm ký số không gửi kèm tệp đã ký." + AGAIN);
    }
    if (file.getSize() > pages + settings.growth().toBytes()) {
      throw new Refusal(
          "Tệp gửi về lớn hơn nhiều so với văn bản đã đưa ra ký nên không được nhận." + AGAIN);
    }
    return file.getBytes();
  }

  private static String name(@Nullable MultipartFile file) {
    var name = file == null ? null : file.getOriginalFilename();
    return name == null ? "" : name;
  }

  private ResponseEntity<ObjectNode> answer(boolean taken, String message, String file) {
    var answer = json.createObjectNode();
    if (settings.statusAsNumber()) {
      answer.put("Status", taken ? 1 : 0);
    } else {
      answer.put("Status", taken);
    }
    answer
        .put("Message", message)
        .put("FileName", file)
        .put("FileServer", file)
        .put("DocumentNumber", "")
        .put("DocumentDate", "");
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }
}
