package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import vn.congvan.support.RegisterSlice;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.StaleDraft;

/** The same facts about drafts on PostgreSQL and on H2. */
@SpringBootTest(
    classes = {RegisterSlice.class, FormDrafts.class},
    webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class DraftsContract {

  private static final int ROUNDS = 30;

  @Autowired Drafts drafts;
  @Autowired Processes processes;

  String task;

  @BeforeEach
  void anOpenTask() {
    task = openTask();
  }

  @Test
  void aDraftIsSavedOverTheNewestOneOnly() {
    drafts.save(task, 0, "{\"note\":\"một\"}", "clerk");
    var second = drafts.save(task, 1, "{\"note\":\"hai\"}", "clerk");

    assertThat(drafts.newest(task)).contains(second);
    assertThatThrownBy(() -> drafts.save(task, 1, "{}", "clerk")).isInstanceOf(StaleDraft.class);
    assertThat(drafts.newest(task)).contains(second);
  }

  @Test
  void ofTwoWindowsThatSaveAtOnceOneIsToldThatItsFormIsStale() throws Exception {
    var pool = Executors.newFixedThreadPool(2);
    try {
      for (var round = 0; round < ROUNDS; round++) {
        var together = new CyclicBarrier(2);
        // Both are inside their transactions before either looks for the newest version.
        var open = openTask(() -> together.await(30, TimeUnit.SECONDS));
        Callable<String> window =
            () -> {
              try {
                return "saved " + drafts.save(open, 0, "{}", "clerk").version();
              } catch (StaleDraft told) {
                return "told";
              }
            };
        var first = pool.submit(window);
        var second = pool.submit(window);

        assertThat(List.of(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS)))
            .containsExactlyInAnyOrder("saved 1", "told");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private String openTask() {
    return openTask(() -> 0);
  }

  private String openTask(Callable<Integer> beforeTheAnswer) {
    var id = UUID.randomUUID().toString();
    when(processes.maySee("clerk", id)).thenReturn(true);
    when(processes.mayWork("clerk", id)).thenReturn(true);
    when(processes.task(id))
        .thenAnswer(
            asked -> {
              beforeTheAnswer.call();
              return Optional.of(
                  new Processes.OpenTask(
                      id,
                      "Tiếp nhận, đăng ký văn bản",
                      "receiveDocument",
                      "incoming-document",
                      "instance",
                      "snv",
                      "clerk",
                      Instant.EPOCH,
                      null,
                      50,
                      Map.of()));
            });
    return id;
  }
}
