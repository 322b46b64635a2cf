package vn.congvan.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalContentStoreTest {

  @TempDir Path data;
  LocalContentStore store;

  @BeforeEach
  void open() throws IOException {
    store = new LocalContentStore(data, Clock.systemUTC());
  }

  @Test
  void bytesAreKeptUnderTheirHash() throws IOException {
    var stored = store.put(bytes("Công văn"));

    assertThat(fileOf(stored)).hasBinaryContent("Công văn".getBytes(UTF_8));
    assertThat(stored.size()).isEqualTo("Công văn".getBytes(UTF_8).length);
    assertThat(store.has(stored.sha256())).isTrue();
    assertThat(store.open(stored.sha256())).hasBinaryContent("Công văn".getBytes(UTF_8));
    assertThat(filesIn("tmp")).isEmpty();
  }

  @Test
  void theNameIsTheSha256OfTheBytes() throws IOException {
    assertThat(store.put(bytes("abc")).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void theSameBytesAreStoredOnce() throws IOException {
    assertThat(store.put(bytes("một"))).isEqualTo(store.put(bytes("một")));
    assertThat(filesIn("sha256")).hasSize(1);
  }

  @Test
  void manyAtOnceMayBringTheSameBytes() throws Exception {
    var content = new byte[300_000];
    new Random(1).nextBytes(content);
    var pool = Executors.newFixedThreadPool(8);
    try {
      var puts = new ArrayList<Callable<ContentStore.Stored>>();
      for (var i = 0; i < 32; i++) {
        puts.add(() -> store.put(new ByteArrayInputStream(content)));
      }
      for (var put : pool.invokeAll(puts)) {
        assertThat(store.open(put.get().sha256())).hasBinaryContent(content);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(filesIn("sha256")).hasSize(1);
    assertThat(filesIn("tmp")).isEmpty();
  }

  @Test
  void noBytesAtAllHaveANameToo() throws IOException {
    var stored = store.put(bytes(""));
    assertThat(store.open(stored.sha256()).readAllBytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8192, 100_000})
  void aFlippedBitIsNoticedBeforeTheLastByteIsHandedOut(int portion) throws IOException {
    var content = new byte[50_000];
    var stored = store.put(new ByteArrayInputStream(content));
    content[20_000] ^= 1;
    Files.write(fileOf(stored), content);

    var handedOut = new int[1];
    assertThatThrownBy(
            () -> {
              try (var stream = store.open(stored.sha256())) {
                var buffer = new byte[portion];
                for (var n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                  handedOut[0] += n;
                }
              }
            })
        .isInstanceOf(ContentDamaged.class)
        .hasMessageContaining(stored.sha256());
    assertThat(handedOut[0]).isLessThan(content.length);
  }

  @Test
  void lostAndAddedBytesAreNoticed() throws IOException {
    var stored = store.put(bytes("Quyết định"));
    for (var damage : List.of("", "Quyết", "Quyết định và")) {
      Files.writeString(fileOf(stored), damage);
      assertThatThrownBy(() -> readAll(stored)).isInstanceOf(ContentDamaged.class);
    }
  }

  @Test
  void bringingTheBytesAgainHealsDamage() throws IOException {
    var stored = store.put(bytes("Tờ trình"));
    Files.writeString(fileOf(stored), "hỏng");
    store.put(bytes("Tờ trình"));
    assertThat(readAll(stored)).isEqualTo("Tờ trình".getBytes(UTF_8));
  }

  @Test
  void anInterruptedDeliveryLeavesNothing() throws IOException {
    var broken =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("line cut");
            }
            return 'x';
          }
        };
    assertThatThrownBy(() -> store.put(broken)).hasMessage("line cut");
    assertThat(filesIn("sha256")).isEmpty();
    assertThat(filesIn("tmp")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../../etc/passwd", "ABC", "/etc/passwd"})
  void onlyAHashNamesBytes(String name) {
    assertThatThrownBy(() -> store.open(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.has(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] readAll(ContentStore.Stored stored) throws IOException {
    try (var stream = store.open(stored.sha256())) {
      return stream.readAllBytes();
    }
  }

  private Path fileOf(ContentStore.Stored stored) {
    var hex = stored.sha256();
    return data.resolve(
        "content/sha256/" + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex);
  }

  private List<Path> filesIn(String folder) throws IOException {
    try (var files = Files.walk(data.resolve("content").resolve(folder))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
