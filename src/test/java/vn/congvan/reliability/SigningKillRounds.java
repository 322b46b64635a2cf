package vn.congvan.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
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
import vn.congvan.signing.practice.PracticeToken;
import vn.congvan.signing.practice.SignersPage;

/**
 * kill -9 at each step from the press of "Sign" to the issue: each document has one number, one
 * signature of its signer, one seal, each of its appendices one signature of the agency; the
 * telephones rang once for each, and what was taken from a token's agent is what stands in the
 * document.
 *
 * <p>The operator's gateway, the telephones and the agent on the signer's computer stand outside of
 * the office, as in life: what they have been asked and have signed outlives the kill.
 */
abstract class SigningKillRounds {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final int LETTERS = 2;
  private static final int APPENDICES = 2;
  private static final int MOMENTS_APART = 4;
  private static final int LONGEST_PAUSE = 40;

  /** The agency whose seal it is, as the practice province names its means. */
  private static final String SEAL = "@snv";

  private static final String DIRECTOR = "giamdoc.snv";
  private static final String DIRECTORS_NAME = "Trương Văn Hòa";
  private static final String CLERK = "vanthu.snv";
  private static final String DRAFTER = "chuyenvien.ccvc.snv";
  private static final String HEAD = "truongphong.ccvc.snv";

  @TempDir Path folder;

  private final Queue<UUID> letters = new ConcurrentLinkedQueue<>();
  private final Map<UUID, String> signatures = new ConcurrentHashMap<>();
  private final Map<UUID, String> seals = new ConcurrentHashMap<>();
  private final Map<UUID, Integer> appendices = new ConcurrentHashMap<>();
  private final Map<UUID, byte[]> takenFromTheAgent = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> confirmations =
      Map.of(DIRECTOR, new AtomicInteger(), SEAL, new AtomicInteger());
  private JdbcTemplate database;
  private BooleanSupplier rings;
  private PracticeToken machine;
  private SignersPage page;
  private volatile byte[] lastOfTheAgent = {};

  /** The steps of a signature, each with what tells that one of the round's letters is there. */
  private enum Moment {
    PRESSED("kind = 'PERSON'"),
    /** The gateway has the request; the office may not have written so yet. */
    RINGING("kind = 'PERSON' and state <> 'PREPARED'"),
    ON_THE_TELEPHONE("kind = 'PERSON' and state <> 'PREPARED'"),
    CONFIRMED("kind = 'PERSON' and state not in ('PREPARED', 'SENT')"),
    EMBEDDED("kind = 'PERSON' and state not in ('PREPARED', 'SENT', 'CONFIRMED')"),
    SIGNED("kind = 'PERSON' and state = 'VERIFIED'"),
    AT_THE_AGENT("means = 'TOKEN'"),
    BACK_FROM_THE_AGENT("means = 'TOKEN' and state <> 'SENT'"),
    SEAL_PRESSED("kind = 'SEAL'"),
    SEAL_CONFIRMED("kind = 'SEAL' and state not in ('PREPARED', 'SENT')"),
    SEALED("kind = 'SEAL' and state = 'VERIFIED'"),
    APPENDIX_PRESSED("kind = 'APPENDIX'"),
    APPENDIX_SIGNED("kind = 'APPENDIX' and state = 'VERIFIED'");

    private final String condition;

    Moment(String condition) {
      this.condition = condition;
    }
  }

  /** The settings that lead the office to the database under test. */
  abstract List<String> settings(Path data);

  /** A look into the database, beside an office that works on it or while none does. */
  abstract JdbcTemplate look(Path data, boolean beside);

  @Test
  void eachDocumentHasOneNumberOneSignatureAndOneSeal() throws Exception {
    var clock = Clock.system(ProvinceClock.ZONE);
    var authorityPort = freePort();
    PracticeAuthority authority;
    // The office's own has the same keys and addresses, so the certificates are the same as well.
    try (var same = PracticeAuthority.wellKnown(authorityPort, clock)) {
      authority = same;
    }
    var stop = new AtomicBoolean();
    var owners = Executors.newSingleThreadExecutor();
    try (var telephones = new PracticeTelephones(0, clock);
        var token = new PracticeToken(0, clock)) {
      confirmations
          .keySet()
          .forEach(
              owner ->
                  telephones.connect(
                      PracticeMeans.number(owner),
                      authority.issueTo(owner, owner),
                      PracticeMeans.PIN));
      machine = token;
      machine.insert(DIRECTOR, authority.issueTo(DIRECTOR, DIRECTORS_NAME));
      machine.forgeAfter(signed -> lastOfTheAgent = signed);
      page = new SignersPage(machine.certificate());
      rings = () -> telephones.screen(PracticeMeans.number(DIRECTOR)).isPresent();
      var answering = owners.submit(() -> ownersAnswer(telephones, stop));
      rounds(settings(telephones, authorityPort), authority);
      stop.set(true);
      answering.get(OfficeProcess.PATIENCE, TimeUnit.MINUTES);
    } finally {
      stop.set(true);
      owners.shutdown();
    }
    theTelephonesRangOnce();
  }

  private void rounds(List<String> outside, PracticeAuthority authority) throws Exception {
    var data = folder.resolve("data");
    var settings = new ArrayList<>(settings(data));
    settings.addAll(outside);
    var log = Files.createFile(folder.resolve("office.log"));
    var first = ThreadLocalRandom.current().nextInt(Moment.values().length);
    var passed = new ArrayList<Moment>();
    for (var round = 0; round < ROUNDS; round++) {
      var moment = Moment.values()[(first + round * MOMENTS_APART) % Moment.values().length];
      passed.add(moment);
      var office = OfficeProcess.start(settings, data, log);
      database = look(data, true);
      var inHand = bringToTheSigner(office.port(), round);
      workUntil(office, moment, inHand);
      database = look(data, false);
      nothingIsHalfDone();
      System.out.printf("round %d of %d, killed at %s%n", round + 1, ROUNDS, moment);
    }
    var office = OfficeProcess.start(settings, data, log);
    database = look(data, true);
    try {
      var stop = new AtomicBoolean();
      var people = peopleWork(office.port(), stop, new ConcurrentLinkedQueue<>());
      waitUntil(() -> open() == 0, "every letter is issued");
      stop.set(true);
      people.shutdown();
      assertThat(people.awaitTermination(OfficeProcess.PATIENCE, TimeUnit.MINUTES)).isTrue();
      nothingIsHalfDone();
      everyPaperHoldsBothSignatures(new OfficialAtWork(office.port(), CLERK), authority);
    } finally {
      office.kill();
      database = look(data, false);
    }
    theNumbersHold();
    System.out.printf(
        "kill -9 while signing (%s), %d rounds, at %s: %d documents, each with one number, one signature, one seal, and %d appendices signed once%n",
        getClass().getSimpleName(),
        ROUNDS,
        passed,
        letters.size(),
        appendices.values().stream().mapToInt(Integer::intValue).sum());
  }

  private List<String> settings(PracticeTelephones telephones, int authority) throws Exception {
    return List.of(
        "--congvan.practice.authority-port=" + authority,
        "--congvan.practice.agent-port=" + freePort(),
        "--congvan.signing.agent.address=" + machine.address(),
        "--congvan.signing.ask-every=PT0.1S",
        "--congvan.signing.patience=PT%dM".formatted(5 * OfficeProcess.PATIENCE),
        "--congvan.signing.agent-patience=PT%dM".formatted(15 * OfficeProcess.PATIENCE),
        "--congvan.signing.round-after=PT0.1S",
        "--congvan.signing.round-every=PT0.05S",
        "--congvan.signing.mss.address=" + telephones.mobileAddress(),
        "--congvan.signing.mss.provider-id=http://congvan",
        "--congvan.signing.mss.provider-password=" + PracticeTelephones.PASSWORD,
        "--congvan.signing.mss.service-id=http://mo-phong",
        "--congvan.signing.mss.profile=http://mo-phong/profile",
        "--congvan.signing.mss.format=http://www.methics.fi/KiuruMSSP/v3.2.0#PKCS1",
        "--congvan.signing.mss.timeout=PT60S",
        "--congvan.signing.remote.address=" + telephones.remoteAddress(),
        "--congvan.signing.remote.provider-id=congvan",
        "--congvan.signing.remote.provider-password=" + PracticeTelephones.PASSWORD,
        "--congvan.signing.remote.timeout=PT60S");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
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
      drafter.brings(id, 0, pages(subject));
      for (var appendix = 1; appendix <= APPENDICES; appendix++) {
        drafter.brings(id, null, pages("Phụ lục " + appendix + ": " + subject));
      }
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
      appendices.put(id, APPENDICES);
      // By a telephone and by the token in the signer's computer.
      signatures.put(id, letter == 0 ? "SIM_MSS" : "TOKEN");
      // By a telephone and by the key on the server; the appendices likewise.
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
            DIRECTORS_NAME,
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
    assertThat(people.awaitTermination(OfficeProcess.PATIENCE, TimeUnit.MINUTES)).isTrue();
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
                director -> director.signsWhatIsThere(signatures::get, this::goesToTheAgent)));
    people.submit(
        () ->
            untilStopped(
                stop,
                surprises,
                new OfficialAtWork(port, CLERK),
                clerk -> {
                  clerk.signsWhatIsThere(seals::get, this::goesToTheAgent);
                  for (var letter : letters) {
                    clerk.completes(letter, "confirmIssue", "issuing", "issue", Map.of());
                  }
                }));
    return people;
  }

  /** What the signer's page does, and the agent that stands in for the one on his computer. */
  private void goesToTheAgent(UUID document, URI agent, String message) throws Exception {
    var answer = JSON.readTree(page.say(agent, message));
    if (answer.path("Status").asInt(-1) != 0) {
      throw new ClerkAtWork.Unacknowledged("The agent: " + answer);
    }
    assertThat(takenFromTheAgent.put(document, lastOfTheAgent))
        .as("a signature that was taken is not asked for again")
        .isNull();
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
      var enclosed = verified(letter, "APPENDIX");
      assertThat(signed).as("signatures of " + letter).isBetween(0, 1);
      assertThat(sealed).as("seals of " + letter).isBetween(0, signed);
      assertThat(enclosed)
          .as("signed appendices of " + letter)
          .isBetween(0, sealed * appendices.get(letter));
      assertThat(database.queryForList(TASKS, String.class, letter.toString()))
          .as(
              "tasks of %s, with %d signatures, %d seals, %d signed appendices",
              letter, signed, sealed, enclosed)
          .isEqualTo(
              isIssued(letter) ? List.of() : List.of(task(letter, signed, sealed, enclosed)));
      if (isIssued(letter)) {
        assertThat(sealed).as("seals of the issued " + letter).isOne();
        assertThat(enclosed).as("appendices of it").isEqualTo(appendices.get(letter));
      }
      assertThat(count("select count(*) from register_entry where document_id = ?", letter))
          .as("numbers of %s, for which \"Sign\" was pressed or not", letter)
          .isEqualTo(
              count("select count(*) from signature_attempt where document_id = ?", letter) > 0
                  ? 1
                  : 0);
    }
  }

  private String task(UUID letter, int signed, int sealed, int enclosed) {
    if (enclosed == appendices.get(letter)) {
      return "confirmIssue";
    }
    return sealed > 0 ? "sign appendix" : signed > 0 ? "sign seal" : "sign person";
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
        new SignatureVerifier(new TrustServices(List.of(authority.root()), null, null, null));
    for (var letter : letters) {
      assertThat(verified(letter, "PERSON")).as("signatures of " + letter).isOne();
      assertThat(verified(letter, "SEAL")).as("seals of " + letter).isOne();
      var paper = clerk.file(letter, 0);
      var findings = verifier.verify(paper);
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
      var taken = takenFromTheAgent.get(letter);
      if (taken != null) {
        assertThat(Arrays.copyOf(paper, taken.length))
            .as("what was taken from the agent stands in " + letter)
            .isEqualTo(taken);
      }
      for (var appendix = 1; appendix <= appendices.get(letter); appendix++) {
        assertThat(verifier.verify(clerk.file(letter, appendix)))
            .as("signatures in appendix %d of %s", appendix, letter)
            .hasSize(1)
            .allMatch(
                found -> EnumSet.of(Doubt.REVOCATION_UNKNOWN).containsAll(found.doubts()),
                "nothing speaks against it")
            .extracting(found -> found.certificate().getPublicKey())
            .containsExactly(authority.issueTo(SEAL, SEAL).certificate().getPublicKey());
      }
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
        .isEqualTo(ROUNDS)
        .isEqualTo(count("select count(*) from signature_attempt where means = 'SIM_MSS'"));
    assertThat(confirmations.get(SEAL).get())
        .as("PINs that the clerk entered for the seal, and for the appendices in one go")
        .isEqualTo(2 * ROUNDS)
        .isEqualTo(
            count(
                "select count(*) from signature_attempt where means = 'REMOTE_769' and state = 'VERIFIED' and leader_id is null"));
    assertThat(count("select count(*) from signature_attempt where ended_at is null"))
        .as("attempts that wait for a turn that never comes")
        .isZero();
  }

  private int count(String sql, Object... of) {
    return database.queryForObject(sql, Integer.class, of);
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE));
  }

  private static void waitUntil(BooleanSupplier done, String what) throws Exception {
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3L * OfficeProcess.PATIENCE);
    while (!done.getAsBoolean() && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    assertThat(done.getAsBoolean()).as(what).isTrue();
  }
}
