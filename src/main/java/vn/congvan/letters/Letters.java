package vn.congvan.letters;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.congvan.print.letter.ComposedLetter;
import vn.congvan.print.letter.LetterComposer;
import vn.congvan.print.letter.LetterPart;
import vn.congvan.print.letter.LetterWords;
import vn.congvan.print.letter.OfficialLetter;
import vn.congvan.shared.Refusal;

/** Letters that are written here and not in Word. */
@Service
public class Letters {

  // Longer ones are written in Word; laying out a page takes a few milliseconds.
  private static final int MOST_LETTERS = 500_000;
  private static final int MOST_PARTS = 3000;

  private final LetterComposer composer;

  Letters(LetterComposer composer) {
    this.composer = composer;
  }

  /**
   * The letter's pages.
   *
   * @throws Refusal if it is longer than a letter can be, or has characters that the font lacks
   */
  public ComposedLetter compose(OfficialLetter letter) {
    var parts = letter.content();
    var cells = parts.stream().flatMap(part -> part.rows().stream()).mapToInt(List::size).sum();
    if (parts.size() + cells > MOST_PARTS || length(letter) > MOST_LETTERS) {
      throw new Refusal(
          "Văn bản quá dài để soạn tại đây. Hãy soạn bằng Word rồi tải tệp DOCX hoặc PDF lên.");
    }
    return composer.compose(letter);
  }

  /** The words of a draft that was composed here, to go on writing; empty for any other PDF. */
  public Optional<OfficialLetter> wordsOf(byte[] pdf) {
    return LetterWords.in(pdf);
  }

  private static long length(OfficialLetter letter) {
    var single =
        Stream.of(
            letter.superior(),
            letter.agency(),
            letter.place(),
            letter.number(),
            letter.symbol(),
            letter.subject(),
            letter.authority(),
            letter.filedBy(),
            letter.signer(),
            letter.urgency());
    var lists =
        Stream.of(letter.addressees(), letter.bases(), letter.recipients(), letter.capacity())
            .flatMap(List::stream);
    var parts = letter.content().stream().flatMap(Letters::words);
    return Stream.of(single, lists, parts).flatMap(words -> words).mapToLong(String::length).sum();
  }

  private static Stream<String> words(LetterPart part) {
    return Stream.concat(
        Stream.of(part.title(), part.text()), part.rows().stream().flatMap(List::stream));
  }
}
