package vn.congvan.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentSweeperTest {

  static final ContentSettings SETTINGS =
      new ContentSettings(Duration.ofHours(24), Duration.ofDays(30));

  @TempDir Path data;
  final Set<String> rows = new HashSet<>();
  LocalContentStore store;

  @BeforeEach
  void open() throws IOException {
    store = new LocalContentStore(data, Clock.systemUTC());
  }

  @Test
  void bytesWithARowStay() throws IOException {
    var known = put("có dòng");
    rows.add(known);
    var round = sweepAfter(Duration.ofDays(400));
    assertThat(round.isSound()).isTrue();
    assertThat(round.setAside()).isZero();
    assertThat(store.has(known)).isTrue();
  }

  @Test
  void bytesOfATransactionUnderWayStay() throws IOException {
    var fresh = put("đang ghi");
    assertThat(sweepAfter(Duration.ofHours(23)).setAside()).isZero();
    assertThat(store.has(fresh)).isTrue();
  }

  @Test
  void orphansAreSetAsideAndDeletedAfterThirtyDays() throws IOException {
    var orphan = put("mồ côi");
    assertThat(sweepAfter(Duration.ofHours(25)).setAside()).isEqualTo(1);
    assertThat(store.has(orphan)).isFalse();
    assertThat(quarantined(orphan)).exists();

    assertThat(sweepAfter(Duration.ofDays(30)).deleted()).isZero();
    assertThat(sweepAfter(Duration.ofDays(32)).deleted()).isEqualTo(1);
    assertThat(quarantined(orphan)).doesNotExist();
  }

  @Test
  void aRowBringsItsBytesBackFromQuarantine() throws IOException {
    var orphan = put("về lại");
    sweepAfter(Duration.ofHours(25));
    rows.add(orphan);
    var round = sweepAfter(Duration.ofHours(26));
    assertThat(round.broughtBack()).isEqualTo(1);
    assertThat(round.isSound()).isTrue();
    assertThat(store.has(orphan)).isTrue();
  }

  @Test
  void aRowWithoutBytesIsAnAlarm() throws IOException {
    rows.add("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    var round = sweepAfter(Duration.ZERO);
    assertThat(round.isSound()).isFalse();
    assertThat(round.missing()).containsExactlyElementsOf(rows);
  }

  @Test
  void whatACrashLeftHalfWrittenIsDeletedAfterADay() throws IOException {
    var half = Files.writeString(data.resolve("content/tmp/half"), "nửa chừng");
    assertThat(sweepAfter(Duration.ofHours(23)).deleted()).isZero();
    assertThat(half).exists();
    assertThat(sweepAfter(Duration.ofHours(25)).deleted()).isEqualTo(1);
    assertThat(half).doesNotExist();
  }

  @Test
  void bytesThatGetTheirRowAtTheLastMomentStay() throws IOException {
    var late = put("vừa kịp");
    var sweeper =
        new ContentSweeper(
            store,
            SETTINGS,
            Clock.offset(Clock.systemUTC(), Duration.ofHours(25)),
            prefix -> Set.of(),
            late::equals);
    assertThat(sweeper.sweep().setAside()).isZero();
    assertThat(store.has(late)).isTrue();
  }

  private ContentSweeper.Round sweepAfter(Duration time) throws IOException {
    var clock = Clock.offset(Clock.systemUTC(), time);
    store = new LocalContentStore(data, clock);
    return new ContentSweeper(
            store,
            SETTINGS,
            clock,
            prefix ->
                rows.stream().filter(row -> row.startsWith(prefix)).collect(Collectors.toSet()),
            rows::contains)
        .sweep();
  }

  private Path quarantined(String sha256) {
    return data.resolve("content/quarantine/" + sha256);
  }

  private String put(String text) throws IOException {
    return store.put(new ByteArrayInputStream(text.getBytes(UTF_8))).sha256();
  }
}
