package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;

/**
 * Keeps of the engine's full history what somebody reads: of a variable its last value, of a job
 * that it failed or was deleted. Each former value and each job that went well were a third of the
 * rows of a year, and nobody's: who did what when stands in our own acts.
 */
final class HistoryKept extends DbHistoryEventHandler {

  static void installIn(ProcessEngineConfigurationImpl configuration) {
    configuration.setEnableDefaultDbHistoryEventHandler(false);
    // A list that the engine's own starter adds to as well.
    configuration.getCustomHistoryEventHandlers().add(new HistoryKept());
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (!(event instanceof HistoricJobLogEvent job) || isTelling(job)) {
      super.handleEvent(event);
    }
  }

  /**
   * Reads all variables of an instance at once where one has changed: the engine itself asks for
   * each of them alone, which makes a dozen questions of one rung.
   */
  @Override
  protected void insertHistoricVariableUpdateEntity(HistoricVariableUpdateEventEntity event) {
    var known = getDbEntityManager();
    if (!event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE)
        && event.getProcessInstanceId() != null
        && known.getCachedEntity(
                HistoricVariableInstanceEntity.class, event.getVariableInstanceId())
            == null) {
      known.selectList("selectHistoricVariablesByProcessInstanceId", event.getProcessInstanceId());
    }
    super.insertHistoricVariableUpdateEntity(event);
  }

  @Override
  protected boolean shouldWriteHistoricDetail(HistoricVariableUpdateEventEntity event) {
    return false;
  }

  private static boolean isTelling(HistoricJobLogEvent job) {
    return job.getState() == JobState.FAILED.getStateCode()
        || job.getState() == JobState.DELETED.getStateCode();
  }
}
