package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.H2Province;
import vn.congvan.notification.NoticeKind;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;

/** The tables of the messages on the practice province's own database. */
class SmsOnH2Test extends H2Province {

  private static final String AGENCY = "snv";
  private static final String DIRECTOR = "giamdoc.snv";

  @Autowired private SmsAgencies agencies;
  @Autowired private SmsLedger ledger;
  @Autowired private SmsBudget budget;
  @Autowired private SmsReport report;
  @Autowired private SmsRounds rounds;
  @Autowired private ProvinceClock clock;

  @Test
  void anAgencySettlesHowItSendsAndWhoGetsNone() {
    agencies.change(AGENCY, AgencySms.USUAL, "admin");
    agencies.change(AGENCY, AgencySms.USUAL, "admin");
    assertThat(agencies.of(AGENCY)).isEqualTo(AgencySms.USUAL);

    agencies.block(AGENCY, DIRECTOR, "Đề nghị của cá nhân", "admin");
    assertThat(agencies.isBlocked(AGENCY, DIRECTOR)).isTrue();
    agencies.unblock(AGENCY, agencies.blocks(AGENCY).get(0).id());
    assertThat(agencies.isBlocked(AGENCY, DIRECTOR)).isFalse();
  }

  @Test
  void aTemplateNamesTheDocumentAndFitsIntoWhatIsSent() {
    var usual = AgencySms.USUAL;
    assertThat(agencies.faults(usual)).isEmpty();
    assertThat(agencies.faults(usual.trying("vi", "{việc}: {trích yếu}", false)))
        .containsOnlyKeys("vietnamese");
    var marks = "{số}: " + "ở".repeat(280);
    assertThat(agencies.faults(usual.trying("vi", marks, true))).containsOnlyKeys("vietnamese");
    assertThat(agencies.faults(usual.trying("vi", marks, false))).isEmpty();
    assertThat(agencies.faults(usual.trying("en", "Look it up", false)))
        .containsOnlyKeys("english");
  }

  @Test
  void aLimitThatIsRaisedIsNotReached() {
    var used = agencies.today("stc").segments();
    var usual = AgencySms.USUAL;
    var tight =
        new AgencySms(
            true,
            false,
            "vi",
            usual.vietnamese(),
            usual.english(),
            usual.quietFrom(),
            usual.quietUntil(),
            false,
            used + 1,
            used + 1);
    assertThat(budget.draws("stc", tight, 1, false)).isTrue();
    assertThat(agencies.today("stc").reachedAt()).isNotNull();
    assertThat(agencies.today("stc").hardReachedAt()).isNotNull();
    agencies.change("stc", usual, "admin");
    assertThat(agencies.today("stc").reachedAt()).isNull();
    assertThat(agencies.today("stc").hardReachedAt()).isNull();
  }

  @Test
  void aMessageIsSentOnceDrawsOnTheBudgetAndIsReported() {
    var id = UUID.randomUUID();
    assertThat(entered(id, "thu/" + id)).isTrue();
    assertThat(entered(UUID.randomUUID(), "thu/" + id)).as("the same once more").isFalse();
    assertThat(ledger.toldOf(NoticeKind.URGENT_DOCUMENT, "thu/" + id, List.of(DIRECTOR)))
        .containsExactly(DIRECTOR);
    var used = agencies.today(AGENCY).segments();
    ledger.queued(id, clock.instant(), clock.instant());

    rounds.doAll();
    rounds.doAll();

    var sent = ledger.find(id).orElseThrow();
    assertThat(sent.state()).isEqualTo(SmsState.ACCEPTED);
    assertThat(sent.tries()).isOne();
    assertThat(ledger.known(List.of(String.valueOf(sent.sid())))).hasSize(1);
    assertThat(agencies.today(AGENCY).segments()).isEqualTo(used + 1);
    assertThat(ledger.said(id, "delivered")).isTrue();
    assertThat(ledger.said(id, "delivered")).isFalse();
    ledger.called(id, "reached", null, "vanthu.snv");
    ledger.priced(id, new java.math.BigDecimal("0.0079"), "USD");
    var line = report.of(clock.today(), clock.today(), "admin").sum();
    assertThat(line.messages()).isPositive();
    assertThat(line.onTheWay()).isPositive();
    assertThat(line.cost()).containsKey("USD");
  }

  private boolean entered(UUID id, String occasion) {
    return ledger.enter(
        id,
        AGENCY,
        null,
        DIRECTOR,
        Role.LEADER,
        Role.LEADER.at(AGENCY),
        NoticeKind.URGENT_DOCUMENT,
        occasion,
        "Hỏa tốc\nBộ Nội vụ",
        3,
        0,
        null,
        null);
  }
}
