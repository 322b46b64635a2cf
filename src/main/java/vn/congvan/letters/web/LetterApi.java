package vn.congvan.letters.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.congvan.letters.Letters;
import vn.congvan.print.letter.OfficialLetter;

/** Lays out what somebody writes; keeps nothing. */
@RestController
@RequestMapping("/api/letters")
class LetterApi {

  private final Letters letters;

  LetterApi(Letters letters) {
    this.letters = letters;
  }

  /** The words of a composed draft; none for any other file. */
  record Words(@Nullable OfficialLetter letter) {}

  @PostMapping("/preview")
  ResponseEntity<byte[]> preview(@RequestBody OfficialLetter letter) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(letters.compose(letter).pdf());
  }

  @PostMapping("/words")
  Words words(@RequestParam("file") MultipartFile file) throws IOException {
    return new Words(letters.wordsOf(file.getBytes()).orElse(null));
  }
}
