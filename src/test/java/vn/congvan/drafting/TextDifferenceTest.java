package vn.congvan.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.congvan.drafting.TextDifference.Kind;
import vn.congvan.drafting.TextDifference.Piece;

class TextDifferenceTest {

  @Test
  void aChangedWordIsTakenOutAndPutInWhereItStood() {
    assertThat(TextDifference.between("Kính gửi: Sở Nội vụ", "Kính gửi: Sở Tài chính"))
        .containsExactly(
            new Piece(Kind.SAME, "Kính gửi: Sở "),
            new Piece(Kind.REMOVED, "Nội vụ\n"),
            new Piece(Kind.ADDED, "Tài chính\n"));
  }

  @Test
  void aNewParagraphIsAddedAndTheOthersStay() {
    assertThat(TextDifference.between("Mục 1\nMục 3", "Mục 1\nMục 2\nMục 3"))
        .containsExactly(
            new Piece(Kind.SAME, "Mục 1\n"),
            new Piece(Kind.ADDED, "Mục 2\n"),
            new Piece(Kind.SAME, "Mục 3\n"));
  }

  @Test
  void spacesLineBreaksAndPagesDoNotCount() {
    assertThat(TextDifference.between("Mục  1\r\n\r\nMục 2", "Mục 1\f Mục 2"))
        .extracting(Piece::kind)
        .containsExactly(Kind.SAME);
  }

  @Test
  void bothTextsCanBeReadOutOfThePieces() {
    var before = "Một hai ba\nbốn năm\nsáu bảy tám";
    var after = "Một ba\nbốn năm rưỡi\nchín\nsáu tám";
    var pieces = TextDifference.between(before, after);

    assertThat(without(pieces, Kind.ADDED)).isEqualTo(before + "\n");
    assertThat(without(pieces, Kind.REMOVED)).isEqualTo(after + "\n");
  }

  @Test
  void textsOfNothingInCommonAndOfManyParagraphsEndAtOnce() {
    var before = String.join("\n", Collections.nCopies(9_000, "trước đây"));
    var after = String.join("\n", Collections.nCopies(9_000, "sau này"));

    assertThat(TextDifference.between(before, after))
        .extracting(Piece::kind)
        .containsExactly(Kind.REMOVED, Kind.ADDED);
  }

  private static String without(java.util.List<Piece> pieces, Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() != kind)
        .map(Piece::text)
        .collect(Collectors.joining());
  }
}
