package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.PostgresProvince;
import vn.congvan.registration.Registration;

/**
 * A task that somebody completes between two looks at it is not there any more; whoever looked goes
 * on with his own transaction.
 */
class ReadWhileCompletedTest extends PostgresProvince {

  @Autowired private Registration registration;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ProcessEngine engine;
  @Autowired private IdentityService identity;
  @Autowired private FormContracts contracts;
  @Autowired private TaskScope scopes;
  @Autowired private TransactionTemplate transaction;

  private String task;
  private String instance;
  private boolean ended;
  private EngineProcesses processes;

  @BeforeEach
  void aTaskThatEndsJustAfterItWasFound() {
    var letter = registration.enterPaper("snv", "vanthu.snv");
    task = registration.taskOf(letter).orElseThrow();
    instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
    Answer<Object> late =
        call -> {
          if (!call.getMethod().getName().equals("createTaskQuery")) {
            end();
          }
          return real(call.getMock() instanceof TaskService ? tasks : runtime, call);
        };
    Answer<Object> lateScope =
        call -> {
          end();
          return real(scopes, call);
        };
    processes =
        new EngineProcesses(
            mock(RuntimeService.class, late),
            mock(TaskService.class, late),
            engine,
            identity,
            contracts,
            mock(TaskScope.class, lateScope));
  }

  @Test
  void itIsNotFound() {
    transaction.executeWithoutResult(
        status -> {
          assertThat(processes.task(task)).isEmpty();
          assertThat(ended).as("it ended between the two looks").isTrue();
        });
  }

  @Test
  void theTasksOfItsProcessAreNone() {
    transaction.executeWithoutResult(status -> assertThat(processes.tasksOf(instance)).isEmpty());
    assertThat(ended).isTrue();
  }

  @Test
  void nobodyMaySeeOrWorkOnIt() {
    transaction.executeWithoutResult(
        status -> {
          assertThat(processes.maySee("vanthu.snv", task)).isFalse();
          assertThat(processes.mayWork("vanthu.snv", task)).isFalse();
        });
    assertThat(ended).isTrue();
  }

  private void end() {
    if (!ended) {
      ended = true;
      // Another person's transaction.
      CompletableFuture.runAsync(() -> runtime.deleteProcessInstance(instance, "ended")).join();
    }
  }

  private static Object real(Object service, org.mockito.invocation.InvocationOnMock call)
      throws Throwable {
    try {
      return call.getMethod().invoke(service, call.getArguments());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
