package vn.congvan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;
import vn.congvan.intake.IntakeSlice;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.support.SignedLetters;

/** What the trust list promises, on whichever database. */
@SpringBootTest(
    classes = IntakeSlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.properties.hibernate.jdbc.time_zone=UTC",
      "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
      "congvan.trust.refresh-after=PT10H",
      "logging.level.root=error"
    })
@org.springframework.test.context.ActiveProfiles("test")
abstract class TrustContract {

  private static final String ADMINISTRATOR = "admin";

  @TempDir static Path data;
  private static SignedLetters letters;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("congvan.data", () -> data.toString());
  }

  @Autowired TrustList list;
  @Autowired AuthorityQuestions questions;
  @Autowired AdministrationRights rights;
  @TempDir Path folder;

  @BeforeAll
  static void theAuthoritiesOpen() {
    letters = new SignedLetters(Clock.systemUTC());
  }

  @AfterAll
  static void theAuthoritiesClose() {
    letters.close();
  }

  @BeforeEach
  void anEmptyList() {
    list.lines(ADMINISTRATOR).stream()
        .filter(line -> line.endedIn() == null)
        .forEach(line -> list.end(line.id(), "Dọn danh sách", ADMINISTRATOR));
    Mockito.doThrow(new NotAllowed("Việc này dành cho người quản trị của tỉnh."))
        .when(rights)
        .requireProvince("clerk");
  }

  @AfterEach
  void everybodyMayAgain() {
    Mockito.reset(rights);
  }

  @Test
  void eachChangeIsADatedVersion() {
    var before = list.number();

    assertThat(list.add(letters.root(), ADMINISTRATOR)).isEqualTo(1);

    assertThat(list.number()).isEqualTo(before + 1);
    assertThat(list.current().roots()).hasSize(1);
    assertThat(list.version(before + 1))
        .get()
        .satisfies(version -> assertThat(version.madeBy()).isEqualTo(ADMINISTRATOR));
    var line = open().get(0);
    assertThat(line.root()).isTrue();
    assertThat(line.subject()).contains("CA gốc thực hành");
    assertThat(line.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(line.validUntil()).isAfter(line.validFrom());

    list.end(line.id(), "Hết nhiệm vụ", ADMINISTRATOR);
    assertThat(list.number()).isEqualTo(before + 2);
    assertThat(list.current().roots()).isEmpty();
    assertThat(list.lines(ADMINISTRATOR))
        .anySatisfy(
            ended -> {
              assertThat(ended.id()).isEqualTo(line.id());
              assertThat(ended.endedIn()).isEqualTo(before + 2);
              assertThat(ended.endReason()).isEqualTo("Hết nhiệm vụ");
            });
    // It may come back, as another line.
    assertThat(list.add(letters.root(), ADMINISTRATOR)).isEqualTo(1);
  }

  @Test
  void onlyTheProvincesAdministratorKeepsIt() {
    assertThatThrownBy(() -> list.add(letters.root(), "clerk")).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> list.lines("clerk")).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> list.versions("clerk")).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> list.end(UUID.randomUUID(), "x", "clerk"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> refresh(folder.toString()).refresh("clerk"))
        .isInstanceOf(NotAllowed.class);
    assertThat(list.current().roots()).isEmpty();
  }

  @Test
  void whatIsNoAuthoritysCertificateIsRefusedAndNothingIsAdded() throws Exception {
    var before = list.number();
    refused("không phải chứng thư".getBytes(StandardCharsets.UTF_8));
    refused(new byte[0]);
    refused(new byte[3 << 20]);
    try (var authority = new PracticeAuthority(0, Clock.systemUTC())) {
      refused(
          authority
              .issue("Nguyễn Văn An", KeyKind.P_256, Duration.ofDays(1))
              .certificate()
              .getEncoded());
      assertThat(list.add(authority.issuing().getEncoded(), ADMINISTRATOR)).isEqualTo(1);
      refused(authority.issuing().getEncoded());
      assertThat(list.current().roots()).isEmpty();
      assertThat(list.current().intermediates()).hasSize(1);
    }
    assertThatThrownBy(() -> list.end(open().get(0).id(), " ", ADMINISTRATOR))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> list.end(UUID.randomUUID(), "Nhầm", ADMINISTRATOR))
        .isInstanceOf(NotFound.class);
    assertThat(list.number()).isEqualTo(before + 1);
  }

  @Test
  void aFolderIsFollowedAndWhatWasAddedByHandStays() throws IOException {
    list.add(letters.foreignRoot(), ADMINISTRATOR);
    Files.write(folder.resolve("goc.pem"), letters.root());
    Files.writeString(folder.resolve("ghi-chu.txt"), "không phải chứng thư");
    var refresh = refresh(folder.toString());

    var first = refresh.refresh(ADMINISTRATOR);
    assertThat(first)
        .extracting(TrustList.Refreshing::added, TrustList.Refreshing::trouble)
        .containsExactly(1, null);
    assertThat(list.current().roots()).hasSize(2);
    var version = list.number();

    assertThat(refresh.refresh(ADMINISTRATOR).added()).isZero();
    assertThat(list.number()).isEqualTo(version);

    Files.delete(folder.resolve("goc.pem"));
    Files.write(folder.resolve("khac.crt"), letters.foreignRoot());
    var third = refresh.refresh(ADMINISTRATOR);
    assertThat(third.ended()).isEqualTo(1);
    assertThat(list.current().roots()).hasSize(1);
    assertThat(list.lastRefreshing(ADMINISTRATOR))
        .get()
        .extracting(TrustList.Refreshing::ended)
        .isEqualTo(1);
  }

  @Test
  void aSourceThatCannotBeReadChangesNothing() throws IOException {
    var file = Files.write(folder.resolve("goc.pem"), letters.root());
    refresh(file.toUri().toString()).refresh(ADMINISTRATOR);
    var version = list.number();

    Files.writeString(file, "<html>Đang bảo trì</html>");
    assertThat(refresh(file.toString()).refresh(ADMINISTRATOR).trouble())
        .contains("Không đọc được");
    Files.delete(file);
    assertThat(refresh(file.toString()).refresh(ADMINISTRATOR).trouble()).isNotBlank();
    assertThat(refresh(folder.toString()).refresh(ADMINISTRATOR).trouble())
        .contains("không có chứng thư nào");
    assertThat(refresh("http://127.0.0.1:1/goc.pem").refresh(ADMINISTRATOR).trouble())
        .contains("https only");

    assertThat(list.number()).isEqualTo(version);
    assertThat(list.current().roots()).hasSize(1);
    assertThat(list.lastRefreshing(ADMINISTRATOR).orElseThrow().trouble()).isNotNull();
    assertThatThrownBy(() -> refresh(" ").refresh(ADMINISTRATOR)).isInstanceOf(Refusal.class);
  }

  private void refused(byte[] file) {
    assertThatThrownBy(() -> list.add(file, ADMINISTRATOR))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.fields()).containsKey("file"));
  }

  private List<TrustLine> open() {
    return list.lines(ADMINISTRATOR).stream().filter(line -> line.endedIn() == null).toList();
  }

  private TrustRefresh refresh(String address) {
    return new TrustRefresh(
        list,
        new TrustSettings(
            address,
            List.of(),
            Duration.ofSeconds(2),
            DataSize.ofMegabytes(1),
            Duration.ofHours(1)),
        questions,
        rights);
  }
}
