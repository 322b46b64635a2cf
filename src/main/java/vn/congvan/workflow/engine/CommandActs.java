package vn.congvan.workflow.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.query.NativeQuery;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;
import vn.congvan.workflow.ActingPerson;

/**
 * Everything that a person has the engine do passes here, from Tasklist, Cockpit and REST alike:
 * the outermost command is the act, and its row stands in the command's own transaction. What only
 * reads is known by its name; a command that is not known counts as an act.
 */
@Component
class CommandActs {

  private static final Pattern READS =
      Pattern.compile(
          "(Get|Is|Find|Has|Determine|ExecuteFilter|Evaluate|Optimize|Create\\w*Query|Authorization"
              + "|AcquireJobs|FetchAnd|Metrics|Collect|ExecuteDuration).*|.*(Query|Count\\w*|Report\\w*|Query\\w*)(Cmd)?");

  /** Commands that stand for one act in the office's eyes. */
  private static final Map<String, String> KINDS =
      Map.of(
          "CompleteTaskCmd", "task.complete",
          "SubmitTaskFormCmd", "task.complete",
          "ResolveTaskCmd", "task.complete",
          "ClaimTaskCmd", "task.claim",
          "DeployCmd", "diagram.deploy",
          "DeleteDeploymentCmd", "diagram.deleteDeployment");

  private static final List<String> OBJECTS =
      List.of(
          "taskId",
          "processInstanceId",
          "executionId",
          "jobId",
          "deploymentId",
          "processDefinitionId",
          "batchId",
          "filterId",
          "incidentId");

  private final ObjectProvider<Acts> acts;

  CommandActs(ObjectProvider<Acts> acts) {
    this.acts = acts;
  }

  void installIn(ProcessEngineConfigurationImpl configuration) {
    Supplier<@Nullable String> actor = () -> actor(configuration);
    configuration.setCustomPreCommandInterceptorsTxRequired(
        List.of(new Around(actor), new OnceMore()));
    configuration.setCustomPostCommandInterceptorsTxRequired(List.of(new Within()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new Around(actor)));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(List.of(new Within()));
  }

  private static @Nullable String actor(ProcessEngineConfigurationImpl configuration) {
    var named = ActingPerson.named();
    if (named != null) {
      return named;
    }
    var identity = configuration.getIdentityService();
    var acting = identity == null ? null : identity.getCurrentAuthentication();
    return acting == null ? null : acting.getUserId();
  }

  static boolean isReading(Command<?> command) {
    return command instanceof AbstractQuery<?, ?>
        || command instanceof NativeQuery<?, ?>
        || isReading(command.getClass());
  }

  static boolean isReading(Class<?> command) {
    // Questions of the web applications' own pages are written as functions without a name.
    return command.isSynthetic()
        || command.isAnonymousClass()
        || READS.matcher(command.getSimpleName()).matches();
  }

  private static String kind(Command<?> command) {
    var name = command.getClass().getSimpleName();
    if (name.equals("AssignTaskCmd")) {
      return text(command, "userId") == null ? "task.putBack" : "task.assign";
    }
    return KINDS.getOrDefault(name, "engine." + name.replaceFirst("Cmd$", ""));
  }

  /**
   * Outside of the transaction: what was refused or failed leaves a row when it has been undone.
   */
  private final class Around extends CommandInterceptor {

    private final Supplier<@Nullable String> actor;

    Around(Supplier<@Nullable String> actor) {
      this.actor = actor;
    }

    @Override
    public <T> T execute(Command<T> command) {
      var person = ActInHand.current() == null && !isReading(command) ? actor.get() : null;
      if (person == null) {
        return next.execute(command);
      }
      var act = ActInHand.begin(kind(command)).by(person);
      IN_HAND.set(command);
      try {
        return next.execute(command);
      } catch (AuthorizationException notAllowed) {
        acts.getObject().brokeOff(act, Outcome.REFUSED, "NotAllowed");
        throw notAllowed;
      } catch (RuntimeException broke) {
        acts.getObject().brokeOff(act, broke);
        throw broke;
      } finally {
        IN_HAND.remove();
        act.end();
      }
    }
  }

  private static final ThreadLocal<@Nullable Command<?>> IN_HAND = new ThreadLocal<>();

  /** Inside of the transaction: what it is about, and the row of what was done. */
  private final class Within extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      var act = ActInHand.current();
      if (act == null || act.isMuted() || isReading(command)) {
        return next.execute(command);
      }
      describe(act, command);
      var result = next.execute(command);
      if (result instanceof DeploymentWithDefinitions deployed) {
        describe(act, deployed);
      }
      if (IN_HAND.get() == command) {
        acts.getObject().done(act);
      }
      return result;
    }
  }

  private static void describe(ActInHand act, Command<?> command) {
    for (var name : OBJECTS) {
      var id = text(command, name);
      if (id == null) {
        continue;
      }
      var engine = Context.getCommandContext();
      if (name.equals("taskId")) {
        // The command itself reads the same row a moment later, out of this command's cache.
        describe(act, engine.getTaskManager().findTaskById(id));
      } else if (name.equals("processInstanceId") || name.equals("executionId")) {
        describe(act, engine.getExecutionManager().findExecutionById(id));
      }
      act.on(name.substring(0, name.length() - 2), id);
    }
  }

  private static void describe(ActInHand act, @Nullable TaskEntity task) {
    if (task != null) {
      act.in(task.getTenantId()).about(document(task.getExecution()));
      act.saying(task.getName());
    }
  }

  private static void describe(ActInHand act, @Nullable ExecutionEntity execution) {
    if (execution != null) {
      act.in(execution.getTenantId()).about(document(execution));
    }
  }

  private static void describe(ActInHand act, DeploymentWithDefinitions deployed) {
    act.on("deployment", deployed.getId());
    var processes = deployed.getDeployedProcessDefinitions();
    if (processes != null) {
      processes.forEach(process -> act.saying(process.getKey() + " " + process.getVersion()));
    }
    var decisions = deployed.getDeployedDecisionDefinitions();
    if (decisions != null) {
      decisions.forEach(decision -> act.saying(decision.getKey() + " " + decision.getVersion()));
    }
  }

  private static @Nullable UUID document(@Nullable VariableScope execution) {
    if (execution == null || !(execution.getVariable("documentId") instanceof String id)) {
      return null;
    }
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }

  /** The fields of each command by name: looking for one that is not there costs an exception. */
  private static final ClassValue<Map<String, Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> command) {
          var fields = new HashMap<String, Field>();
          for (Class<?> type = command; type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
              if (field.getType() == String.class && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                fields.putIfAbsent(field.getName(), field);
              }
            }
          }
          return Map.copyOf(fields);
        }
      };

  /** The command's field of that name: commands tell nobody what they are about. */
  private static @Nullable String text(Command<?> command, String name) {
    var field = FIELDS.get(command.getClass()).get(name);
    if (field == null) {
      return null;
    }
    try {
      return (String) field.get(command);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
