package vn.congvan.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.Doubt;
import vn.congvan.signing.pades.SignatureVerifier;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeMeans;
import vn.congvan.signing.practice.PracticeTelephones;

/**
 * kill -9 at each step from the press of "Sign" to the issue: each document has one number, one
 * signature of its signer, one seal, and its owner's telephone rang once for each.
 *
 * <p>The operator's gateway and the telephones stand outside of the office, as in life: what they
 * have been asked and have signed outlives the kill.
 */
class KillDuringSigningTest {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
  private static final int LETTERS = 2;
  private static final int MOMENTS_APART = 4;
  private static final int LONGEST_PAUSE = 40;

  /** The agency whose seal it is, as the practice province names its means. */
  private static final String SEAL = "@snv";

  private static final String DIRECTOR = "giamdoc.snv";
  private static final String CLERK = "vanthu.snv";
  private static final String DRAFTER = "chuyenvien.ccvc.snv";
  private static final String HEAD = "truongphong.ccvc.snv";

  private static EmbeddedPostgres postgres;

  @TempDir Path folder;

  private final Queue<UUID> letters = new ConcurrentLinkedQueue<>();
  private final Map<UUID, String> seals = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> confirmations =
      Map.of(DIRECTOR, new AtomicInteger(), SEAL, new AtomicInteger());
  private JdbcTemplate database;
  private BooleanSupplier rings;

  /** The steps of a signature, each with what tells that one of the round's letters is there. */
  private enum Moment {
    PRESSED("kind = 'PERSON'"),
    /** The gateway has the request; the office may not have written so yet. */
    RINGING("kind = 'PERSON' and state <> 'PREPARED'"),
    ON_THE_TELEPHONE("kind = 'PERSON' and state <> 'PREPARED'"),
    CONFIRMED("kind = 'PERSON' and state not in ('PREPARED', 'SENT')"),
    EMBEDDED("kind = 'PERSON' and state not in ('PREPARED', 'SENT', 'CONFIRMED')"),
    SIGNED("kind = 'PERSON' and state = 'VERIFIED'"),
    SEAL_PRESSED("kind = 'SEAL'"),
    SEAL_CONFIRMED("kind = 'SEAL' and state not in ('PREPARED', 'SENT')"),
    SEALED("kind = 'SEAL' and state = 'VERIFIED'");

    private final String condition;

    Moment(String condition) {
      this.condition = condition;
    }
  }

  @BeforeAll
  static void startServer() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    postgres.close();
  }

  @Test
  void eachDocumentHasOneNumberOneSignatureAndOneSeal() throws Exception {
    var clock = Clock.system(ProvinceClock.ZONE);
    var stop = new AtomicBoolean();
    var owners = Executors.newSingleThreadExecutor();
    try (var authority = PracticeAuthority.wellKnown(0, clock);
        var telephones = new PracticeTelephones(0, clock)) {
      confirmations
          .keySet()
          .forEach(
              owner ->
                  telephones.connect(
                      PracticeMeans.number(owner),
                      authority.issueTo(owner, owner),
                      PracticeMeans.PIN));
      rings = () -> telephones.screen(PracticeMeans.number(DIRECTOR)).isPresent();
      var answering = owners.submit(() -> ownersAnswer(telephones, stop));
      rounds(settings(telephones), authority);
      stop.set(true);
      answering.get(1, TimeUnit.MINUTES);
    } finally {
      stop.set(true);
      owners.shutdown();
    }
    theTelephonesRangOnce();
  }

  private void rounds(List<String> settings, PracticeAuthority authority) throws Exception {
    var data = folder.resolve("data");
    var log = Files.createFile(folder.resolve("office.log"));
    database = new JdbcTemplate(postgres.getPostgresDatabase());
    var first = ThreadLocalRandom.current().nextInt(Moment.values().length);
    var passed = new ArrayList<Moment>();
    for (var round = 0; round < ROUNDS; round++) {
      var moment = Moment.values()[(first + round * MOMENTS_APART) % Moment.values().length];
      passed.add(moment);
      var office = OfficeProcess.start(settings, data, log);
      var inHand = bringToTheSigner(office.port(), round);
      workUntil(office, moment, inHand);
      nothingIsHalfDone();
    }
    var office = OfficeProcess.start(settings, data, log);
    try {
      var stop = new AtomicBoolean();
      var people = peopleWork(office.port(), stop, new ConcurrentLinkedQueue<>());
      waitUntil(() -> open() == 0, "every letter is issued");
      stop.set(true);
      people.shutdown();
      assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      nothingIsHalfDone();
      everyPaperHoldsBothSignatures(new OfficialAtWork(office.port(), CLERK), authority);
    } finally {
      office.kill();
    }
    theNumbersHold();
    System.out.printf(
        "kill -9 while signing, at %s: %d documents, each with one number, one signature, one seal%n",
        passed, letters.size());
  }

  private List<String> settings(PracticeTelephones telephones) throws Exception {
    int authority;
    int agent;
    try (var one = new ServerSocket(0);
        var other = new ServerSocket(0)) {
      authority = one.getLocalPort();
      agent = other.getLocalPort();
    }
    return List.of(
        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--congvan.practice.authority-port=" + authority,
        "--congvan.practice.agent-port=" + agent,
        "--congvan.signing.ask-every=PT0.1S",
        "--congvan.signing.round-after=PT0.1S",
        "--congvan.signing.round-every=PT0.05S",
        "--congvan.signing.mss.address=" + telephones.mobileAddress(),
        "--congvan.signing.mss.provider-id=http://congvan",
        "--congvan.signing.mss.provider-password=" + PracticeTelephones.PASSWORD,
        "--congvan.signing.mss.service-id=http://mo-phong",
        "--congvan.signing.mss.profile=http://mo-phong/profile",
        "--congvan.signing.mss.format=http://www.methics.fi/KiuruMSSP/v3.2.0#PKCS1",
        "--congvan.signing.mss.timeout=PT10S",
        "--congvan.signing.remote.address=" + telephones.remoteAddress(),
        "--congvan.signing.remote.provider-id=congvan",
        "--congvan.signing.remote.provider-password=" + PracticeTelephones.PASSWORD,
        "--congvan.signing.remote.timeout=PT10S");
  }

  /** Whoever hears his telephone enters the PIN a little later. */
  private Void ownersAnswer(PracticeTelephones telephones, AtomicBoolean stop) throws Exception {
    while (!stop.get()) {
      for (var owner : confirmations.entrySet()) {
        var number = PracticeMeans.number(owner.getKey());
        if (telephones.screen(number).isPresent()) {
          pause();
          assertThat(telephones.enterPin(number, PracticeMeans.PIN)).isTrue();
          owner.getValue().incrementAndGet();
        }
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return null;
  }

  private List<UUID> bringToTheSigner(int port, int round) throws Exception {
    var drafter = new OfficialAtWork(port, DRAFTER);
    var head = new OfficialAtWork(port, HEAD);
    var clerk = new OfficialAtWork(port, CLERK);
    var brought = new ArrayList<UUID>();
    for (var letter = 0; letter < LETTERS; letter++) {
      var subject = "Thử mất điện khi ký %d.%d".formatted(round, letter);
      drafter.begins(subject);
      var id =
          database.queryForObject("select id from document where subject = ?", UUID.class, subject);
      drafter.brings(id, pages(subject));
      var form =
          Map.<String, Object>of(
              "typeCode",
              "CV",
              "subject",
              subject,
              "field",
              "personnel",
              "urgency",
              0,
              "receivers",
              "Như trên;\nLưu: VT.",
              "signerCapacity",
              drafter.capacity(id, "Giám đốc"),
              "recipients",
              List.of(Map.of("kind", "AGENCY", "receiver", "sxd", "name", "", "role", "MAIN")));
      assertThat(drafter.completes(id, "draftDocument", "drafting", "submit", form)).isTrue();
      assertThat(head.completes(id, "reviewDraft", "review", "agree", Map.of())).isTrue();
      assertThat(clerk.completes(id, "checkFormat", "formatCheck", "agree", Map.of())).isTrue();
      // By a telephone and by the key on the server.
      seals.put(id, letter == 0 ? "REMOTE_769" : "SERVER_KEY");
      brought.add(id);
    }
    letters.addAll(brought);
    return brought;
  }

  private static byte[] pages(String subject) {
    return new PracticeLetter(
            "UBND TỈNH VĨNH LONG",
            List.of("SỞ NỘI VỤ"),
            "Số:        /SNV-CCVC",
            "Vĩnh Long, ngày      tháng      năm 2026",
            null,
            List.of(subject),
            null,
            List.of("GIÁM ĐỐC"),
            "Trương Văn Hòa",
            1)
        .pdf();
  }

  /** The signer and the clerk do what lies there until the power fails. */
  private void workUntil(OfficeProcess office, Moment moment, List<UUID> inHand) throws Exception {
    var stop = new AtomicBoolean();
    Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    var people = peopleWork(office.port(), stop, surprises);
    waitUntil(() -> isReached(moment, inHand), "the moment " + moment);
    if (moment != Moment.RINGING) {
      pause();
    }
    stop.set(true);
    office.kill();
    people.shutdown();
    assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(surprises).as("failures before the power went").isEmpty();
  }

  private ExecutorService peopleWork(int port, AtomicBoolean stop, Queue<Throwable> surprises) {
    var people = Executors.newFixedThreadPool(2);
    people.submit(
        () ->
            untilStopped(
                stop,
                surprises,
                new OfficialAtWork(port, DIRECTOR),
                director -> director.signsWhatIsThere(document -> "SIM_MSS")));
    people.submit(
        () ->
            untilStopped(
                stop,
                surprises,
                new OfficialAtWork(port, CLERK),
                clerk -> {
                  clerk.signsWhatIsThere(seals::get);
                  for (var letter : letters) {
                    clerk.completes(letter, "confirmIssue", "issuing", "issue", Map.of());
                  }
                }));
    return people;
  }

  private interface Work {
    void of(OfficialAtWork official) throws Exception;
  }

  private static Void untilStopped(
      AtomicBoolean stop, Queue<Throwable> surprises, OfficialAtWork official, Work work)
      throws InterruptedException {
    while (!stop.get()) {
      try {
        work.of(official);
      } catch (Exception | AssertionError e) {
        if (!stop.get()) {
          surprises.add(e);
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return null;
  }

  private boolean isReached(Moment moment, List<UUID> inHand) {
    if (moment == Moment.RINGING && rings.getAsBoolean()) {
      return true;
    }
    return inHand.stream()
        .anyMatch(
            letter ->
                count(
                        "select count(*) from signature_attempt where document_id = ? and "
                            + moment.condition,
                        letter)
                    > 0);
  }

  /** Number, signatures, state and task of each letter tell the same, at any moment. */
  private void nothingIsHalfDone() {
    for (var letter : letters) {
      var signed = verified(letter, "PERSON");
      var sealed = verified(letter, "SEAL");
      assertThat(signed).as("signatures of " + letter).isBetween(0, 1);
      assertThat(sealed).as("seals of " + letter).isBetween(0, signed);
      assertThat(database.queryForList(TASKS, String.class, letter.toString()))
          .as("tasks of %s, with %d signatures and %d seals", letter, signed, sealed)
          .isEqualTo(
              isIssued(letter)
                  ? List.of()
                  : List.of(
                      sealed > 0 ? "confirmIssue" : signed > 0 ? "sign seal" : "sign person"));
      if (isIssued(letter)) {
        assertThat(sealed).as("seals of the issued " + letter).isOne();
      }
      assertThat(count("select count(*) from register_entry where document_id = ?", letter))
          .as("numbers of %s, for which \"Sign\" was pressed or not", letter)
          .isEqualTo(
              count("select count(*) from signature_attempt where document_id = ?", letter) > 0
                  ? 1
                  : 0);
    }
  }

  private static final String TASKS =
      """
      select case t.task_def_key_ when 'signDocument' then 'sign ' || k.text_ else t.task_def_key_ end
      from act_ru_task t
      join act_ru_variable d on d.proc_inst_id_ = t.proc_inst_id_ and d.name_ = 'documentId' and d.text_ = ?
      left join act_ru_variable k on k.proc_inst_id_ = t.proc_inst_id_ and k.name_ = 'signatureKind'
      where t.tenant_id_ = 'snv'
      """;

  private boolean isIssued(UUID letter) {
    return count("select count(*) from document where state = 'ISSUED' and id = ?", letter) > 0;
  }

  private int open() {
    return (int) letters.stream().filter(letter -> !isIssued(letter)).count();
  }

  private int verified(UUID letter, String kind) {
    return count(
        "select count(*) from signature_attempt where state = 'VERIFIED' and document_id = ? and kind = ?",
        letter,
        kind);
  }

  private void everyPaperHoldsBothSignatures(OfficialAtWork clerk, PracticeAuthority authority)
      throws Exception {
    var verifier =
        new SignatureVerifier(
            new TrustServices(List.of(authority.root()), null, null, null), false);
    for (var letter : letters) {
      assertThat(verified(letter, "PERSON")).as("signatures of " + letter).isOne();
      assertThat(verified(letter, "SEAL")).as("seals of " + letter).isOne();
      var findings = verifier.verify(clerk.mainFile(letter));
      assertThat(findings)
          .as("signatures in the pages of " + letter)
          .hasSize(2)
          .allMatch(
              found -> EnumSet.of(Doubt.REVOCATION_UNKNOWN).containsAll(found.doubts()),
              "nothing speaks against it");
      assertThat(findings)
          .extracting(found -> found.certificate().getPublicKey())
          .containsExactly(
              authority.issueTo(DIRECTOR, DIRECTOR).certificate().getPublicKey(),
              authority.issueTo(SEAL, SEAL).certificate().getPublicKey());
    }
  }

  private void theNumbersHold() {
    var numbers =
        database.queryForList(
            """
            select e.number from register_entry e join register r on r.id = e.register_id
            where r.agency_id = 'snv' and r.kind = 'OUT' order by e.number
            """,
            Long.class);
    assertThat(numbers)
        .as("numbers given, none of them voided")
        .isEqualTo(
            java.util.stream.LongStream.rangeClosed(1, letters.size())
                .boxed()
                .collect(Collectors.toList()));
    assertThat(
            database.queryForList(
                "select distinct document_id from register_entry where state = 'USED'", UUID.class))
        .as("documents with a number")
        .containsExactlyInAnyOrderElementsOf(letters);
    assertThat(count("select count(*) from signature_attempt where out_document_id is not null"))
        .as("requests that nobody ends")
        .isZero();
  }

  /** A request that was repeated after a kill was no new one; what was confirmed was used. */
  private void theTelephonesRangOnce() {
    assertThat(confirmations.get(DIRECTOR).get())
        .as("PINs that the director entered")
        .isEqualTo(letters.size())
        .isEqualTo(count("select count(*) from signature_attempt where kind = 'PERSON'"));
    assertThat(confirmations.get(SEAL).get())
        .as("PINs that the clerk entered for the seal")
        .isEqualTo(ROUNDS)
        .isEqualTo(
            count(
                "select count(*) from signature_attempt where means = 'REMOTE_769' and state = 'VERIFIED'"));
  }

  private int count(String sql, Object... of) {
    return database.queryForObject(sql, Integer.class, of);
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE));
  }

  private static void waitUntil(BooleanSupplier done, String what) throws Exception {
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!done.getAsBoolean() && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    assertThat(done.getAsBoolean()).as(what).isTrue();
  }
}
