package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.SignatureKind;
import vn.congvan.signing.SigningMessages;
import vn.congvan.signing.SigningReturns;
import vn.congvan.signing.SigningVariables;
import vn.congvan.workflow.Processes.OpenTask;

/** A signature's way through the office: to the signer, and back signed or with the reason. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignDocumentStory extends OfficeStory {

  private static final String SIGN = "Ký văn bản";

  @Autowired private SigningReturns returns;
  @Autowired private HistoryService history;

  @Test
  void theSignerAloneFindsItAndTheFinishedSignatureEndsTheTask() {
    var letter = aLetter();
    var instance = toBeSigned(letter, SignatureKind.PERSON, director.post());
    var task = director.finds(SIGN, letter);

    assertThat(task.getAssignee()).isEqualTo(director.login);
    assertThat(clerk.toDo(letter)).doesNotContain(SIGN);
    assertThat(mine(director)).contains(task.getId());
    assertThat(mine(deputyDirector)).doesNotContain(task.getId());
    assertThat(mine(clerk)).doesNotContain(task.getId());

    assertThat(processes.tell(instance, SigningMessages.DOCUMENT_SIGNED, Map.of("signed", true)))
        .isTrue();

    assertThat(processes.isRunning(instance)).isFalse();
    assertThat(answer(instance)).isEqualTo(true);
    assertThat(mine(director)).doesNotContain(task.getId());
  }

  @Test
  void theAgencysSignatureIsItsClerksWork() {
    var letter = aLetter();
    var instance = toBeSigned(letter, SignatureKind.SEAL, null);

    var task = clerk.finds(SIGN, letter);
    assertThat(task.getAssignee()).isNull();
    assertThat(mine(clerk)).contains(task.getId());
    assertThat(director.toDo(letter)).doesNotContain(SIGN);
    assertThat(mine(director)).doesNotContain(task.getId());
    assertThat(processes.isRunning(instance)).isTrue();
  }

  @Test
  void aDocumentGoesBackWithTheReasonOnly() {
    var letter = aLetter();
    var instance = toBeSigned(letter, SignatureKind.PERSON, director.post());
    var task = director.finds(SIGN, letter);

    assertThatThrownBy(() -> director.sends(SIGN, letter, Map.of()))
        .hasStackTraceContaining("Hãy ghi lý do trả lại");
    assertThat(processes.isRunning(instance)).isTrue();
    assertThatThrownBy(() -> director.sends(SIGN, letter, Map.of("signed", true)))
        .as("nobody types that it is signed")
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> clerk.acts(() -> returns.explain(task.getId(), "Không đúng.", clerk.login)))
        .isInstanceOfAny(NotFound.class, Refusal.class);

    director.acts(() -> returns.explain(task.getId(), "Thiếu căn cứ pháp lý.", director.login));
    director.sends(SIGN, letter, Map.of());

    assertThat(processes.isRunning(instance)).isFalse();
    assertThat(answer(instance)).isEqualTo(false);
    assertThat(returns.lastReason(letter.id)).contains("Thiếu căn cứ pháp lý.");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyBoxIsPassedByAStory() {
    everyBoxWasPassed("sign-document");
  }

  private String toBeSigned(Letter letter, SignatureKind kind, @Nullable String post) {
    var given = new HashMap<String, Object>();
    given.put("documentId", letter.id.toString());
    given.put("agencyId", AGENCY);
    given.put("priority", 50);
    given.put(SigningVariables.SIGNATURE_KIND.name(), kind.code());
    given.put(SigningVariables.SIGNER_POST.name(), post);
    return processes.start(SigningVariables.SIGN_DOCUMENT, letter.id.toString(), given);
  }

  private List<String> mine(Official person) {
    return processes.workable("sign-document", person.login, 100).stream()
        .map(OpenTask::id)
        .toList();
  }

  private Object answer(String instance) {
    return history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance)
        .variableName("signed")
        .singleResult()
        .getValue();
  }
}
