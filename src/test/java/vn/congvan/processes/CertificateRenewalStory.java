package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.TestTrust.TestAuthority;
import vn.congvan.document.Urgency;
import vn.congvan.shared.NotAllowed;
import vn.congvan.signing.Means;
import vn.congvan.signing.RegisteredMeans;
import vn.congvan.signing.certificates.CertificateEndings;
import vn.congvan.signing.certificates.CertificateProposal;
import vn.congvan.signing.certificates.CertificateRefused;
import vn.congvan.signing.certificates.CertificateState;
import vn.congvan.signing.certificates.Certificates;
import vn.congvan.signing.certificates.RenewalForm;
import vn.congvan.signing.certificates.Renewals;
import vn.congvan.signing.practice.Holder;
import vn.congvan.signing.practice.KeyKind;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes.OpenTask;

/** A certificate ends, and its owner hands in the next one in time, or does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateRenewalStory extends OfficeStory {

  private static final String HAND_IN = "Nộp chứng thư số mới";
  private static final String PROCESS = "certificate-renewal";

  @Autowired private Certificates certificates;
  @Autowired private CertificateEndings endings;
  @Autowired private Renewals renewals;

  @Autowired
  @Qualifier("certificateBook")
  private RegisteredMeans means;

  @Autowired private TestAuthority authority;
  @Autowired private Drafts formDrafts;
  @Autowired private ObjectMapper objects;
  @Autowired private ManagementService engine;
  @Autowired private JdbcClient database;
  @Autowired private HistoryService past;
  @Autowired private RepositoryService models;

  @Test
  void theOwnerIsWarnedOnceAndHandsInTheNextCertificate() {
    var old = registered(staffingOfficer, "chuyenvien.ccvc.snv", Duration.ofHours(40));
    endings.round();
    endings.round();
    var task = task(old);
    assertThat(task.name()).isEqualTo(HAND_IN);
    assertThat(task.assignee()).isEqualTo(staffingOfficer.login);
    assertThat(processes.mayWork(secondStaffingOfficer.login, task.id())).isFalse();

    var next = issued(staffingOfficer, Duration.ofDays(700));
    completes(staffingOfficer, task, "renew", Map.of("certificate", pem(next)));

    assertThat(means.ofPerson(staffingOfficer.login))
        .as("the one that lasts longer first, the old one until its day")
        .extracting(each -> each.certificate())
        .containsExactly(next.certificate(), means.find(old).orElseThrow().certificate());
    passTo(old);
    assertThat(certificates.get(old).state()).isEqualTo(CertificateState.ENDED);
    assertThat(means.ofPerson(staffingOfficer.login)).hasSize(1);
    assertThat(means.find(old)).as("what it signed stays signed by it").isPresent();
    isOver(old);
  }

  @Test
  void whatIsHandedInIsCheckedAndTheTaskStays() {
    var old = registered(reformOfficer, "chuyenvien.cchc.snv", Duration.ofDays(20));
    endings.round();
    var task = task(old);
    var foreign = new PracticeAuthority(0, clock);
    try {
      var stranger = foreign.issue("A", KeyKind.P_256, Duration.ofDays(700));
      assertThatThrownBy(
              () -> completes(reformOfficer, task, "renew", Map.of("certificate", pem(stranger))))
          .isInstanceOf(CertificateRefused.class)
          .hasMessageContaining("tin cậy");
    } finally {
      foreign.close();
    }
    var anothers = authority.issue("Trần Văn Khác", KeyKind.P_256, Duration.ofDays(700));
    assertThatThrownBy(
            () -> completes(reformOfficer, task, "renew", Map.of("certificate", pem(anothers))))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("Trần Văn Khác");
    assertThatThrownBy(() -> completes(reformOfficer, task, "renew", Map.of()))
        .isInstanceOf(CertificateRefused.class)
        .hasMessageContaining("chọn tệp");
    assertThat(task(old).id()).isEqualTo(task.id());

    completes(
        reformOfficer, task, "renew", Map.of("certificate", pem(anothers), "nameConfirmed", true));
    assertThat(means.ofPerson(reformOfficer.login)).hasSize(2);
  }

  @Test
  void aRefusalIsKeptWithItsReasonAndTheCertificateUntilItsDay() {
    var old = registered(secondOfficer, "chuyenvien2.snv", Duration.ofHours(50));
    endings.round();
    var task = task(old);
    assertThatThrownBy(() -> completes(secondOfficer, task, "refuse", Map.of("reason", " ")))
        .hasMessageContaining("lý do");

    completes(secondOfficer, task, "refuse", Map.of("reason", "Nghỉ hưu từ tháng sau."));

    assertThat(certificates.get(old).renewalRefusal()).isEqualTo("Nghỉ hưu từ tháng sau.");
    assertThat(certificates.get(old).state()).isEqualTo(CertificateState.ACTIVE);
    passTo(old);
    assertThat(certificates.get(old).state()).isEqualTo(CertificateState.ENDED);
    isOver(old);
  }

  @Test
  void whereNothingIsHandedInTheCertificateEndsAllTheSame() {
    var old = registered(secondStaffingOfficer, "chuyenvien2.ccvc.snv", Duration.ofHours(60));
    endings.round();
    assertThat(task(old).assignee()).isEqualTo(secondStaffingOfficer.login);

    passTo(old);

    assertThat(processes.tasksFor(List.of(old.toString()))).isEmpty();
    assertThat(certificates.get(old).state()).isEqualTo(CertificateState.ENDED);
    assertThat(means.ofPerson(secondStaffingOfficer.login)).isEmpty();
    isOver(old);
  }

  @Test
  void thirtyAndSevenDaysBeforeTheEndTheTaskStandsHigherAndTheAdministratorKnows() {
    var old = registered(headOfStaffing, headOfStaffing.login, Duration.ofDays(30).plusHours(1));
    endings.round();
    assertThat(task(old).priority()).isEqualTo(Urgency.NORMAL.priority());
    assertThat(toldOf(old, 60)).containsExactly(headOfStaffing.login);

    passToDaysBefore(old, 30, "lastMonthBegins");
    assertThat(task(old).priority()).isEqualTo(Urgency.URGENT.priority());
    assertThat(toldOf(old, 30)).contains(headOfStaffing.login).contains("quantri.snv");
    endings.round();
    assertThat(toldOf(old, 30)).as("each is told once").doesNotHaveDuplicates();

    var older = registered(headOfOffice, headOfOffice.login, Duration.ofDays(7).plusHours(1));
    endings.round();
    passToDaysBefore(older, 7, "lastWeekBegins");
    assertThat(task(older).priority()).isEqualTo(Urgency.EXPRESS.priority());
    assertThat(toldOf(older, 7)).contains(headOfOffice.login).contains("quantri.snv");
    assertThat(processes.mayWork(headOfOffice.login, task(older).id())).isTrue();
  }

  @Test
  void theAgencysCertificateIsItsClerksWork() {
    var agency = directory.agency(AGENCY).orElseThrow().name();
    var seal = authority.issue(agency, KeyKind.RSA_2048, Duration.ofDays(25));
    var old = register(null, seal);
    endings.round();
    var task = task(old);

    assertThat(task.assignee()).isNull();
    assertThat(processes.mayWork(clerk.login, task.id())).isTrue();
    assertThat(processes.mayWork(director.login, task.id())).isFalse();
    var next = authority.issue(agency, KeyKind.RSA_2048, Duration.ofDays(700));
    completes(clerk, task, "renew", Map.of("certificate", pem(next)));
    assertThat(means.ofAgency(AGENCY).get(0).certificate()).isEqualTo(next.certificate());
  }

  @Test
  void noOneHandsInForAnother() {
    var old = registered(headOfReform, "truongphong.cchc.snv", Duration.ofDays(20));
    var next = issued(headOfReform, Duration.ofDays(700));

    assertThatThrownBy(
            () ->
                officer.acts(
                    () ->
                        renewals.renew(
                            old, new RenewalForm(pem(next), null, null, null), officer.login)))
        .isInstanceOf(NotAllowed.class);
  }

  @AfterAll
  void everyBoxOfTheDiagramWasPassed() {
    var definition =
        models
            .createProcessDefinitionQuery()
            .processDefinitionKey(PROCESS)
            .latestVersion()
            .singleResult();
    var passed =
        new TreeSet<>(
            past
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(definition.getId())
                .list()
                .stream()
                .map(each -> each.getActivityId())
                .toList());
    assertThat(passed)
        .containsAll(
            models
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(FlowNode.class)
                .stream()
                .map(FlowNode::getId)
                .toList());
  }

  private UUID registered(Official owner, String login, Duration valid) {
    assertThat(owner.login).isEqualTo(login);
    return register(login, issued(owner, valid));
  }

  private Holder issued(Official owner, Duration valid) {
    return authority.issue(
        directory.person(owner.login).orElseThrow().fullName(), KeyKind.P_256, valid);
  }

  private UUID register(@Nullable String person, Holder holder) {
    return certificates
        .register(
            new CertificateProposal(
                AGENCY,
                person,
                Means.TOKEN,
                "",
                pem(holder).getBytes(StandardCharsets.US_ASCII),
                "",
                null,
                false),
            "admin")
        .id();
  }

  private OpenTask task(UUID certificate) {
    var open = processes.tasksFor(List.of(certificate.toString()));
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private void completes(Official who, OpenTask task, String decision, Map<String, Object> typed) {
    who.acts(
        () -> {
          var version = formDrafts.newest(task.id()).map(Drafts.Draft::version).orElse(0);
          Map<String, Object> variables = new HashMap<>();
          variables.put(
              "draftId",
              formDrafts.save(task.id(), version, written(typed), who.login).id().toString());
          variables.put("renewal", decision);
          processes.complete(task.id(), who.login, variables);
        });
  }

  private String written(Map<String, Object> typed) {
    try {
      return objects.writeValueAsString(typed);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate's last moment passes. */
  private void passTo(UUID certificate) {
    var until = certificates.get(certificate).validUntil();
    if (clock.instant().isBefore(until)) {
      clock.forward(Duration.between(clock.instant(), until));
    }
    var instance = certificates.get(certificate).renewalInstanceId();
    for (var timer :
        engine
            .createJobQuery()
            .processInstanceId(instance)
            .timers()
            .orderByJobDuedate()
            .asc()
            .list()) {
      engine.executeJob(timer.getId());
    }
  }

  /** That many days before the certificate's last moment; its timer goes off. */
  private void passToDaysBefore(UUID certificate, int days, String event) {
    var then = certificates.get(certificate).validUntil().minus(Duration.ofDays(days));
    clock.forward(Duration.between(clock.instant(), then));
    var timer =
        engine
            .createJobQuery()
            .processInstanceId(certificates.get(certificate).renewalInstanceId())
            .activityId(event)
            .singleResult();
    assertThat(timer.getDuedate().toInstant()).isEqualTo(then);
    engine.executeJob(timer.getId());
  }

  private List<String> toldOf(UUID certificate, int days) {
    return database
        .sql("select person_id from notice where occasion like ? order by person_id")
        .param("%" + certificate + "/" + days)
        .query(String.class)
        .list();
  }

  private void isOver(UUID certificate) {
    assertThat(processes.isRunning(certificates.get(certificate).renewalInstanceId())).isFalse();
  }

  private static String pem(Holder holder) {
    var text = new StringBuilder();
    for (X509Certificate each : holder.chain()) {
      try {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(Base64.getMimeEncoder().encodeToString(each.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      } catch (java.security.cert.CertificateEncodingException e) {
        throw new IllegalStateException(e);
      }
    }
    return text.toString();
  }
}
