package vn.congvan.sms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.sms.SmsOfDocument;
import vn.congvan.sms.SmsWords;

/** What a document's page asks about its messages, and what the gateway says of them. */
@RestController
class SmsApi {

  private final SmsOfDocument messages;
  private final SmsWords words;

  SmsApi(SmsOfDocument messages, SmsWords words) {
    this.messages = messages;
    this.words = words;
  }

  @GetMapping("/api/documents/{documentId}/messages")
  List<SmsOfDocument.Line> of(@PathVariable UUID documentId, Principal person, Locale locale) {
    return messages.of(documentId, person.getName(), locale);
  }

  @PostMapping("/sms/status/{messageId}")
  ResponseEntity<Void> status(
      @PathVariable UUID messageId,
      @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signature,
      HttpServletRequest request) {
    var said = new HashMap<String, String>();
    request.getParameterMap().forEach((name, values) -> said.put(name, values[0]));
    return ResponseEntity.status(
            switch (words.hear(messageId, said, signature)) {
              case TAKEN -> HttpStatus.NO_CONTENT;
              case REPEATED -> HttpStatus.CONFLICT;
              case REFUSED -> HttpStatus.FORBIDDEN;
            })
        .build();
  }
}
