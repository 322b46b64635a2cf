package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves running work to a new version, but passes over what officials have finished since the
 * moving began, and counts it: to the engine that would be a failure, with an incident for somebody
 * to look into.
 */
@Component
class MovesWhatStillRuns extends MigrationBatchJobHandler {

  private final JdbcClient database;

  MovesWhatStillRuns(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void executeHandler(
      MigrationBatchConfiguration batch,
      @Nullable ExecutionEntity execution,
      CommandContext commands,
      @Nullable String tenantId) {
    var plan = batch.getMigrationPlan();
    var running =
        batch.getIds().stream()
            .filter(id -> runs(id, plan.getSourceProcessDefinitionId(), commands))
            .toList();
    var passedOver = batch.getIds().size() - running.size();
    if (passedOver > 0) {
      database
          .sql("update work_migration set passed_over = passed_over + ? where batch_id = ?")
          .params(passedOver, batch.getBatchId())
          .update();
    }
    if (!running.isEmpty()) {
      super.executeHandler(
          new MigrationBatchConfiguration(
              running,
              plan,
              batch.isSkipCustomListeners(),
              batch.isSkipIoMappings(),
              batch.getBatchId()),
          execution,
          commands,
          tenantId);
    }
  }

  private static boolean runs(String instanceId, String versionId, CommandContext commands) {
    var instance = commands.getExecutionManager().findExecutionById(instanceId);
    return instance != null && instance.getProcessDefinitionId().equals(versionId);
  }
}
