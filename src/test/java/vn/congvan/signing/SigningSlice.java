package vn.congvan.signing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.notification.Notifications;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.csc.CloudSigner;
import vn.congvan.signing.csc.CloudSigningSettings;
import vn.congvan.signing.mss.MobileSigner;
import vn.congvan.signing.mss.MobileSigningSettings;
import vn.congvan.signing.pades.TrustServices;
import vn.congvan.signing.pades.TrustedAuthorities;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeCloud;
import vn.congvan.signing.practice.PracticeTelephones;
import vn.congvan.signing.remote.RemoteSigner;
import vn.congvan.signing.remote.RemoteSigningSettings;
import vn.congvan.support.FakeDirectory;
import vn.congvan.trust.QuestionsOnThisMachine;
import vn.congvan.trust.TrustSettings;
import vn.congvan.workflow.Processes;

/**
 * A small context with signing and content on a real database; documents and engine are played.
 * Acts are recorded as in the product, so that what a refusal undoes is undone here as well.
 */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  MessageSourceAutoConfiguration.class
})
@ComponentScan(
    lazyInit = true,
    basePackages = {
      "vn.congvan.acts",
      "vn.congvan.content",
      "vn.congvan.signing",
      "vn.congvan.trust"
    },
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern =
                "vn\\.congvan\\.(signing\\.(web|process|practice|certificates|token|callback|csc|pkcs11)|trust\\.web)\\..*"
                    + "|vn\\.congvan\\.acts\\.(web|Act(Sealing|Verification|Reading)|VerifyActs|ActsStay).*"
                    + "|.*(Test|Tests|Slice|Contract)(\\$.*)?"
                    + "|vn\\.congvan\\.(content|signing|trust)\\..*Configuration"))
class SigningSlice {

  /** Behind real time, so that what is moved forward is still no future to a verifier. */
  @Bean
  ProvinceClock provinceClock() {
    return new ProvinceClock(Clock.offset(Clock.system(ProvinceClock.ZONE), Duration.ofDays(-5)));
  }

  @Bean
  FakeDirectory directory() {
    return new FakeDirectory();
  }

  @Bean
  SigningSettings signingSettings() {
    return new SigningSettings(
        Duration.ofSeconds(3),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        null,
        null,
        null,
        true,
        null,
        null);
  }

  @Bean
  Processes processes() {
    return Mockito.mock(Processes.class);
  }

  @Bean
  RemainingTime remainingTime() {
    return Mockito.mock(RemainingTime.class);
  }

  @Bean
  Notifications notifications() {
    return Mockito.mock(Notifications.class);
  }

  @Bean(destroyMethod = "close")
  PracticeAuthority practiceAuthority(ProvinceClock clock) {
    return new PracticeAuthority(0, clock);
  }

  @Bean(destroyMethod = "close")
  PracticeTelephones practiceTelephones(ProvinceClock clock) {
    return new PracticeTelephones(0, clock);
  }

  /** Nobody else on this machine may be asked than the practice authority. */
  @Bean
  TrustSettings trustSettings(PracticeAuthority authority) {
    return QuestionsOnThisMachine.settings("127.0.0.1:" + authority.timeStampAddress().getPort());
  }

  @Bean
  Trust trust(PracticeAuthority authority) {
    return new Trust(
        new TrustServices(List.of(authority.root()), authority.timeStampAddress(), null, null));
  }

  @Bean
  CutLine mobileSigner(PracticeTelephones telephones, ProvinceClock clock) {
    return new CutLine(
        new MobileSigner(
            new MobileSigningSettings(
                telephones.mobileAddress(),
                "http://congvan",
                "mat-khau",
                "http://practice",
                "http://practice/profile",
                "http://www.methics.fi/KiuruMSSP/v3.2.0#PKCS1",
                Duration.ofSeconds(10)),
            clock));
  }

  @Bean
  HashSigner remoteSigner(PracticeTelephones telephones, ProvinceClock clock) {
    return new RemoteSigner(
        new RemoteSigningSettings(
            telephones.remoteAddress(), "congvan", "mat-khau", Duration.ofSeconds(10)),
        clock);
  }

  @Bean(destroyMethod = "close")
  PracticeCloud practiceCloud(ProvinceClock clock) {
    return new PracticeCloud(0, clock, true);
  }

  @Bean
  HashSigner cloudSigner(PracticeCloud cloud, ProvinceClock clock) {
    return new CloudSigner(
        new CloudSigningSettings(cloud.address(), "congvan", "mat-khau", Duration.ofSeconds(10)),
        clock);
  }

  @Bean
  Agent agent() {
    return new Agent();
  }

  @Bean
  Book book() {
    return new Book();
  }

  @Bean
  Papers papers() {
    return new Papers();
  }

  /** Whose word is taken, to be changed by a test. */
  static class Trust implements TrustedAuthorities {

    TrustServices services;

    Trust(TrustServices services) {
      this.services = services;
    }

    @Override
    public TrustServices now() {
      return services;
    }
  }

  /** A line that may be cut just after the service has heard us. */
  static class CutLine implements HashSigner {

    private final HashSigner line;
    int cuts;
    int asked;

    CutLine(HashSigner line) {
      this.line = line;
    }

    @Override
    public Means means() {
      return line.means();
    }

    @Override
    public SignerAnswer ask(SigningRequest request) throws SignerUnreachable {
      asked++;
      var answer = line.ask(request);
      cut();
      return answer;
    }

    @Override
    public SignerAnswer answer(String transaction) throws SignerUnreachable {
      var answer = line.answer(transaction);
      cut();
      return answer;
    }

    private void cut() {
      if (cuts > 0) {
        cuts--;
        throw new IllegalStateException("The machine lost its power here");
      }
    }
  }

  /** A desktop agent that nobody calls here: a test brings its files back. */
  static class Agent implements FileSigner {

    @Override
    public Means means() {
      return Means.TOKEN;
    }

    @Override
    public Errand errand(FileRequest request) {
      return new Errand(URI.create("wss://127.0.0.1:8987/SignApproved"), "{}");
    }
  }

  /** Registered certificates, by person. */
  static class Book implements RegisteredMeans {

    final Map<String, List<Registered>> ofPeople = new HashMap<>();

    @Override
    public List<Registered> ofPerson(String personId) {
      return ofPeople.getOrDefault(personId, List.of());
    }

    @Override
    public List<Registered> ofAgency(String agencyId) {
      return ofPeople.getOrDefault(agencyId, List.of());
    }

    @Override
    public Optional<Registered> find(UUID id) {
      return ofPeople.values().stream()
          .flatMap(List::stream)
          .filter(each -> each.id().equals(id))
          .findFirst();
    }
  }

  /** Documents that let themselves be signed. */
  static class Papers implements SignedDocument {

    final Map<UUID, byte[]> pages = new HashMap<>();
    final Map<UUID, Place> places = new HashMap<>();
    final Map<UUID, Integer> numbers = new HashMap<>();
    final List<UUID> prepared = new ArrayList<>();
    final Map<UUID, List<byte[]>> appendices = new HashMap<>();
    final Map<UUID, List<SignedFile>> signed = new HashMap<>();
    private int next = 1;

    @Override
    public boolean owns(UUID documentId) {
      return pages.containsKey(documentId);
    }

    @Override
    public PagesToSign read(UUID documentId, SignatureKind kind) {
      return pages(documentId, numbers.containsKey(documentId));
    }

    @Override
    public synchronized PagesToSign prepare(UUID documentId, SignatureKind kind, String signerId) {
      prepared.add(documentId);
      numbers.computeIfAbsent(documentId, id -> next++);
      return pages(documentId, true);
    }

    @Override
    public synchronized List<PagesToSign> prepareAll(
        UUID documentId, SignatureKind kind, String signerId) {
      var first = prepare(documentId, kind, signerId);
      var all = appendices.getOrDefault(documentId, List.of(first.pdf()));
      var pages = new ArrayList<PagesToSign>();
      for (var each : all) {
        pages.add(
            new PagesToSign(
                each,
                "phu-luc.pdf",
                first.numberAndSymbol(),
                "Phụ lục %d/%d".formatted(pages.size() + 1, all.size()),
                first.place()));
      }
      return pages;
    }

    private PagesToSign pages(UUID documentId, boolean numbered) {
      return new PagesToSign(
          pages.get(documentId),
          "quyet-dinh.pdf",
          numbered ? numbers.get(documentId) + "/QĐ-UBND" : "",
          "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
          places.getOrDefault(documentId, new Place(1, 300, 200, 120, 60)));
    }

    @Override
    public void signed(UUID documentId, SignatureKind kind, SignedFile file) {
      signed.computeIfAbsent(documentId, id -> new ArrayList<>()).add(file);
    }

    @Override
    public boolean takesProofs(UUID documentId, String sha256) {
      var all = signed.getOrDefault(documentId, List.of());
      return !all.isEmpty() && all.get(all.size() - 1).sha256().equals(sha256);
    }

    @Override
    public void proved(UUID documentId, String sha256, SignedFile file) {
      var all = signed.get(documentId);
      all.set(all.size() - 1, file);
    }
  }
}
