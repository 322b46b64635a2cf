package vn.congvan.workflow.engine;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.diagram.DeploymentJournal;

/**
 * All engine configuration that is not a plain property; {@code shared/reference} facts were run
 * before they came here.
 */
@Component
@Order(1)
@EnableConfigurationProperties(AdministratorSettings.class)
class EngineSetup extends AbstractProcessEnginePlugin {

  private final ProcessSteps steps;
  private final CodeGuard codeGuard;
  private final AgencyTenant tenant;
  private final TaskScopeChecker scopeChecker;
  private final TaskScopeAuthorizations.Factory authorizations;
  private final OfficeIdentity.Factory identity;
  private final TaskDoor taskDoor;
  private final CommandActs commandActs;
  private final DeploymentJournal journal;
  private final MovesWhatStillRuns moving;
  private final ProvinceClock clock;

  EngineSetup(
      ProcessSteps steps,
      CodeGuard codeGuard,
      AgencyTenant tenant,
      TaskScopeChecker scopeChecker,
      TaskScopeAuthorizations.Factory authorizations,
      OfficeIdentity.Factory identity,
      TaskDoor taskDoor,
      CommandActs commandActs,
      DeploymentJournal journal,
      MovesWhatStillRuns moving,
      ProvinceClock clock) {
    this.steps = steps;
    this.codeGuard = codeGuard;
    this.tenant = tenant;
    this.scopeChecker = scopeChecker;
    this.authorizations = authorizations;
    this.identity = identity;
    this.taskDoor = taskDoor;
    this.commandActs = commandActs;
    this.journal = journal;
    this.moving = moving;
    this.clock = clock;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    codeGuard.installIn(configuration);
    configuration.setDelegateInterceptor(new Refusals(steps::drawnRefusals));
    // Without this an uncaught refusal would end the path silently: a vanished document.
    configuration.setEnableExceptionsAfterUnhandledBpmnError(true);

    configuration.setIdentityProviderSessionFactory(identity);
    configuration.setTenantIdProvider(tenant);
    configuration.setTenantCheckEnabled(true);
    configuration.setCustomSessionFactories(
        List.of(authorizations, new OverseenAgencies.Factory(), new LongestAct.Passed.Factory()));
    HistoryKept.installIn(configuration);
    LongestAct.installIn(configuration);
    configuration.setCommandCheckers(List.of(new OverseenAgencies.Checker(), scopeChecker));
    configuration.setResourceAuthorizationProvider(new NoTaskRows());
    configuration.setAuthorizationCheckRevokes(
        ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    var tables = new DefaultDmnEngineConfiguration();
    tables.setFeelEngineFactory(ReadOnceFeel::new);
    configuration.setDmnEngineConfiguration(tables);
    configuration.setCmmnEnabled(false);
    configuration.setStandaloneTasksEnabled(false);
    // What is urgent first, and escalations, of which tens of thousands may be due at once, last.
    configuration.setJobExecutorAcquireByPriority(true);
    configuration.setJobExecutorAcquireByDueDate(true);
    configuration.setCustomPostDeployers(List.of(journal));
    configuration.setDeploymentHandlerFactory(AgainstWhatIsInForce::new);
    configuration.setCustomBatchJobHandlers(List.of(moving));
    taskDoor.installIn(configuration);
    commandActs.installIn(configuration);
    clock.follow(EngineSetup::keepStep);
  }

  private static void keepStep(Duration fromMachineTime) {
    ClockUtil.offset(fromMachineTime.toMillis());
  }

  /**
   * No authorization row per task: who sees a task is computed, so nobody keeps a right that has
   * passed on.
   */
  private static class NoTaskRows extends DefaultAuthorizationProvider
      implements ResourceAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(
        Task task, String oldAssignee, String newAssignee) {
      return new AuthorizationEntity[0];
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
      return new AuthorizationEntity[0];
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
      return new AuthorizationEntity[0];
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
      return new AuthorizationEntity[0];
    }
  }
}
