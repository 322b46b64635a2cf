package vn.congvan.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvan.support.SignedLetters;

/**
 * kill -9 during uploads, registrations and scans: nothing acknowledged is lost, no number is given
 * twice, no gap is without a trace, each scan is taken in exactly once, and a check of signatures
 * that is cut off is made again. {@code -Dkill.rounds} says how often; two rounds by default, fifty
 * under {@code -Pendurance}.
 */
abstract class KillRounds {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final int CLERKS = 4;
  private static final int SCANS = 40;

  @TempDir Path folder;

  private final Map<UUID, String> uploaded = new ConcurrentHashMap<>();
  private final Map<UUID, Boolean> registered = new ConcurrentHashMap<>();
  private final Map<String, String> scanned = new LinkedHashMap<>();
  private final Set<UUID> signed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger letters = new AtomicInteger();

  /** The settings that lead to the database under test. */
  abstract List<String> database(Path data) throws Exception;

  /** The database, while no office is running on it. */
  abstract Connection connect(Path data) throws SQLException;

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    var data = folder.resolve("data");
    var log = folder.resolve("office.log");
    Files.createFile(log);
    for (var round = 1; round <= ROUNDS; round++) {
      var before = registered.size();
      var office = OfficeProcess.start(settings(data), data, log);
      workUntilKilled(office, data, 12 + round % 3 * 5, signedLetter(round));
      assertThat(registered.size())
          .as("registrations acknowledged in round " + round)
          .isGreaterThan(before);
      theNumbersHoldIn(data);
    }

    var office = OfficeProcess.start(settings(data), data, log);
    try {
      everyAcknowledgedLetterIsReadable(new ClerkAtWork(office.port()));
      waitUntilTheScannersFolderIsEmpty(data);
      waitUntilEverySignatureWasChecked(new ClerkAtWork(office.port()));
    } finally {
      office.kill();
    }
    theNumbersHoldIn(data);
    eachScanWasTakenInOnce(data);
    eachSignatureWasToldOnce(data);
    System.out.printf(
        "kill -9, %d rounds: %d uploads and %d registrations acknowledged and %d scans laid down, none lost%n",
        ROUNDS, uploaded.size(), registered.size(), scanned.size());
  }

  private List<String> settings(Path data) throws Exception {
    var settings = new ArrayList<>(database(data));
    settings.add("--congvan.intake.scan-after=PT0.5S");
    settings.add("--congvan.intake.scan-every=PT0.05S");
    settings.add("--congvan.intake.scan-settled=0s");
    return settings;
  }

  /**
   * Four clerks work at once; the power fails in the middle of it, once enough has been
   * acknowledged.
   */
  private void workUntilKilled(
      OfficeProcess office, Path data, int registrations, byte[] signedLetter) throws Exception {
    var enough = registered.size() + registrations;
    var stop = new AtomicBoolean();
    Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    var clerks = Executors.newFixedThreadPool(CLERKS);
    for (var i = 0; i < CLERKS; i++) {
      clerks.submit(
          () -> {
            try {
              var clerk = new ClerkAtWork(office.port());
              while (!stop.get()) {
                var mark = "letter " + letters.incrementAndGet();
                var pdf = ClerkAtWork.letter(mark);
                var document = clerk.upload(mark + ".pdf", pdf);
                uploaded.put(document, sha256(pdf));
                clerk.register(document, "Thử mất điện " + mark);
                registered.put(document, true);
              }
            } catch (Exception | AssertionError e) {
              if (!stop.get()) {
                surprises.add(e);
              }
            }
            return null;
          });
    }
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    var scans = 0;
    while (registered.size() < enough
        && surprises.size() < CLERKS
        && System.nanoTime() < patience) {
      if (scans < SCANS) {
        layDownAScan(data);
        scans++;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    // It is killed while the signatures of this one are looked at, or before.
    signed.add(new ClerkAtWork(office.port()).upload("signed.pdf", signedLetter));
    stop.set(true);
    office.kill();
    clerks.shutdown();
    assertThat(clerks.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(surprises).as("failures before the power went").isEmpty();
  }

  /** As a scanner should: under another name first. */
  private void layDownAScan(Path data) throws Exception {
    var mark = "scan " + letters.incrementAndGet();
    var pdf = ClerkAtWork.letter(mark);
    var folder = Files.createDirectories(scanFolder(data));
    var unfinished = Files.write(folder.resolve(mark + ".part"), pdf);
    Files.move(unfinished, folder.resolve(mark + ".pdf"), StandardCopyOption.ATOMIC_MOVE);
    scanned.put(mark, sha256(pdf));
  }

  private static void waitUntilTheScannersFolderIsEmpty(Path data) throws Exception {
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!lyingThere(data).isEmpty() && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(lyingThere(data)).as("scans that nobody took").isEmpty();
  }

  private static byte[] signedLetter(int round) {
    try (var signer = new SignedLetters(Clock.systemUTC())) {
      return signer.good(round + "/SNV-VP");
    }
  }

  private void waitUntilEverySignatureWasChecked(ClerkAtWork clerk) throws Exception {
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    for (var letter : signed) {
      while (clerk.signatures(letter).get("files").get(0).get("outcome").isNull()
          && System.nanoTime() < patience) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(clerk.signatures(letter).get("standing").asText()).isEqualTo("DOUBTFUL");
    }
  }

  private void eachSignatureWasToldOnce(Path data) throws SQLException {
    try (var connection = connect(data);
        var count =
            connection.prepareStatement(
                "select count(*), count(distinct c.id) from signature_check c join signature_finding f on f.check_id = c.id "
                    + "where c.document_id = ? and c.attempt = 1")) {
      for (var letter : signed) {
        count.setObject(1, letter);
        try (var row = count.executeQuery()) {
          row.next();
          assertThat(row.getInt(1)).as("findings about " + letter).isOne();
          assertThat(row.getInt(2)).as("checks of " + letter).isOne();
        }
      }
    }
  }

  private static List<Path> lyingThere(Path data) throws IOException {
    try (var files = Files.list(scanFolder(data))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Path scanFolder(Path data) {
    return data.resolve("scan").resolve("snv");
  }

  private void eachScanWasTakenInOnce(Path data) throws SQLException {
    List<String> taken = new ArrayList<>();
    try (var connection = connect(data);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select f.sha256 from arrival a join document d on d.id = a.document_id "
                    + "join attachment f on f.document_id = d.id where a.channel = 'SCAN'")) {
      while (rows.next()) {
        taken.add(rows.getString(1));
      }
    }
    assertThat(taken).as("scans taken in").containsExactlyInAnyOrderElementsOf(scanned.values());
  }

  private void theNumbersHoldIn(Path data) throws SQLException {
    try (var connection = connect(data);
        var statement = connection.createStatement()) {
      List<Long> numbers = new ArrayList<>();
      try (var rows =
          statement.executeQuery(
              "select e.number from register_entry e join register r on r.id = e.register_id where r.agency_id = 'snv' order by e.number")) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
      assertThat(numbers).as("numbers given").doesNotHaveDuplicates();
      for (var i = 0; i < numbers.size(); i++) {
        assertThat(numbers.get(i)).as("no gap before number " + numbers.get(i)).isEqualTo(i + 1L);
      }
      try (var rows =
          statement.executeQuery(
              "select count(*) from document d where d.agency_id = 'snv' and d.arrival_number is not null and not exists "
                  + "(select 1 from register_entry e where e.document_id = d.id and e.number = d.arrival_number)")) {
        rows.next();
        assertThat(rows.getLong(1))
            .as("documents with a number that the register does not know")
            .isZero();
      }
      try (var rows =
          statement.executeQuery(
              "select count(*) from document d where d.state = 'RECEIVED' and not exists "
                  + "(select 1 from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ = cast(d.id as varchar))")) {
        rows.next();
        assertThat(rows.getLong(1)).as("received documents without a task").isZero();
      }
      try (var find =
          connection.prepareStatement("select arrival_number from document where id = ?")) {
        for (var document : registered.keySet()) {
          find.setObject(1, document);
          try (var row = find.executeQuery()) {
            assertThat(row.next()).as("acknowledged document " + document).isTrue();
            assertThat(row.getLong(1))
                .as("number of acknowledged registration " + document)
                .isPositive();
          }
        }
      }
    }
  }

  private void everyAcknowledgedLetterIsReadable(ClerkAtWork clerk) throws Exception {
    for (var letter : uploaded.entrySet()) {
      var document = clerk.document(letter.getKey());
      var files = document.has("files") ? document.get("files") : document.get("attachments");
      var bytes = clerk.file(letter.getKey(), files.get(0).get("id").asText());
      assertThat(sha256(bytes)).as("bytes of " + letter.getKey()).isEqualTo(letter.getValue());
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
