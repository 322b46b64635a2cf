package vn.congvan.signing.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.signing.pades.PracticeLetters.letter;
import static vn.congvan.signing.pades.PracticeLetters.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;

/** A container goes into the one empty place, and into nothing else. */
class EmptyPlaceTest {

  private static final Clock CLOCK = Clock.system(ProvinceClock.ZONE);

  private final PracticeAuthority authority = new PracticeAuthority(0, CLOCK);
  private final PadesSigner signer =
      new PadesSigner(new TrustServices(List.of(authority.root()), null, null, null), CLOCK);
  private final Holder person =
      authority.issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(365));

  @AfterEach
  void theAuthorityCloses() {
    authority.close();
  }

  @Test
  void onlyThePlaceChangesAndTheSizeStays() {
    var prepared = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());

    var filled = EmptyPlace.fill(prepared.pdf(), new byte[] {0x30, 0x03, 0x02, 0x01, 0x05});

    assertThat(filled).hasSameSizeAs(prepared.pdf());
    assertThat(Arrays.mismatch(filled, prepared.pdf())).isPositive();
    assertThatThrownBy(() -> EmptyPlace.fill(filled, new byte[] {0x30, 0x00}))
        .as("filled once already")
        .hasMessageContaining("not an empty one");
  }

  @Test
  void whatFindsNoRoomIsRefused() {
    var prepared = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());

    assertThatThrownBy(() -> EmptyPlace.fill(prepared.pdf(), new byte[100_000]))
        .hasMessageContaining("no room");
  }

  @Test
  void pagesWithoutAPlaceOrWithSomethingBehindItAreRefused() {
    assertThatThrownBy(() -> EmptyPlace.fill(letter(), new byte[10]))
        .hasMessageContaining("no place");
    var prepared = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());
    assertThatThrownBy(
            () ->
                EmptyPlace.fill(
                    Arrays.copyOf(prepared.pdf(), prepared.pdf().length + 1), new byte[10]))
        .hasMessageContaining("not an empty one");
  }

  @Test
  void theSecondOfTwoIsFilledAndTheFirstStays() throws Exception {
    var first = signer.prepare(letter(), SignatureLook.INVISIBLE, person.chain());
    var once =
        signer.complete(first, token(person, first.signedAttributes()), person.certificate()).pdf();
    var second = signer.prepare(once, SignatureLook.INVISIBLE, person.chain());

    var twice =
        signer
            .complete(second, token(person, second.signedAttributes()), person.certificate())
            .pdf();

    assertThat(Arrays.copyOf(twice, once.length)).isEqualTo(once);
    assertThat(
            PracticeJudge.judge()
                .verify(
                    twice, new TrustServices(List.of(authority.root()), null, null, null), true))
        .hasSize(2)
        .allMatch(found -> found.isGood());
  }
}
