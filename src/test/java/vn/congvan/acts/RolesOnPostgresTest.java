package vn.congvan.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.TestDatabases;
import vn.congvan.workflow.engine.EngineTables;

/**
 * The two roles exactly as the operations guide makes them: the tables are made by their owner, and
 * the role under which the office works can add to the record and seal it, but not change it.
 */
@SpringBootTest(
    classes = {ActsSlice.class, EngineTables.class},
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ActiveProfiles("test")
class RolesOnPostgresTest {

  private static final String PASSWORD = "MẬT-KHẨU";

  @Autowired private JdbcTemplate database;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private FakeDirectory directory;
  @Autowired private ObjectProvider<DocumentPlace> documents;

  @DynamicPropertySource
  static void asTheGuideSays(DynamicPropertyRegistry registry) throws Exception {
    var said = script(0);
    run("postgres", said.subList(0, said.indexOf("\\connect congvan")));
    run("congvan", said.subList(said.indexOf("\\connect congvan") + 1, said.size()));
    String url;
    try (var connection = TestDatabases.administration("congvan")) {
      url = connection.getMetaData().getURL().replaceAll("\\?.*", "");
    }
    registry.add("spring.datasource.url", () -> url);
    registry.add("spring.datasource.username", () -> "congvan");
    registry.add("spring.datasource.password", () -> PASSWORD);
    registry.add("spring.flyway.user", () -> "congvan_owner");
    registry.add("spring.flyway.password", () -> PASSWORD);
  }

  @Test
  void theOfficeWritesAndSealsUnderItsOwnRole() {
    assertThat(database.queryForObject("select current_user", String.class)).isEqualTo("congvan");
    var acts = new ActWriting(database, transactions, directory, documents);
    acts.done(ActInHand.momentary("test").by("an"));
    acts.done(ActInHand.momentary("test").by("an"));

    assertThat(new ActSealing(database, transactions).seal()).isEqualTo(2);

    assertThat(database.queryForObject("select count(*) from recorded_act", Long.class))
        .isEqualTo(2);
  }

  /** The engine's tables came with ours: it starts, runs and ends work without making any. */
  @Test
  void theEngineWorksUnderThatRoleToo() {
    var configuration = new StandaloneProcessEngineConfiguration();
    // Closing another "default" would take the office's own engine out of the register.
    configuration.setProcessEngineName("under-the-role");
    configuration.setDataSource(database.getDataSource());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
    configuration.setCmmnEnabled(false);
    configuration.setEnforceHistoryTimeToLive(false);
    var engine = configuration.buildProcessEngine();
    try {
      engine
          .getRepositoryService()
          .createDeployment()
          .addModelInstance(
              "x.bpmn", Bpmn.createExecutableProcess("x").startEvent().userTask().endEvent().done())
          .deploy();
      var instance = engine.getRuntimeService().startProcessInstanceByKey("x").getId();
      engine
          .getTaskService()
          .complete(engine.getTaskService().createTaskQuery().singleResult().getId());

      assertThat(
              engine
                  .getHistoryService()
                  .createHistoricProcessInstanceQuery()
                  .processInstanceId(instance)
                  .finished()
                  .count())
          .isEqualTo(1);
    } finally {
      engine.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table something (id integer)",
        "create view something as select 1",
        "create function something() returns integer language sql as 'select 1'",
        "create schema something",
        "alter table act_ru_task add column something integer",
        "drop table act_hi_op_log",
        "insert into flyway_schema_history (installed_rank, description, type, script, installed_by, execution_time, success) values (0, 'x', 'SQL', 'x', 'x', 0, true)",
        "update flyway_schema_history set success = false",
        "delete from flyway_schema_history",
        "truncate flyway_schema_history",
        "alter table flyway_schema_history add column something integer"
      })
  void theOfficesRoleMakesAndChangesNoTable(String statement) {
    assertRefused(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update recorded_act set person_id = 'x'",
        "delete from recorded_act",
        "truncate recorded_act",
        "update recorded_act_seal set hash = 'x'",
        "delete from recorded_act_seal",
        "truncate recorded_act_seal",
        "drop table recorded_act",
        "alter table recorded_act disable trigger all"
      })
  void theOfficesRoleChangesNothingOfTheRecord(String statement) {
    assertRefused(statement);
  }

  private void assertRefused(String statement) {
    assertThatThrownBy(() -> database.execute(statement))
        .isInstanceOf(BadSqlGrammarException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
  }

  /** The statements of the guide's blocks that are given to psql. */
  private static List<String> script(int which) throws IOException {
    var blocks = Files.readString(Path.of("docs/operations.md")).split("<<'SQL'\n");
    var block = blocks[which + 1].substring(0, blocks[which + 1].indexOf("\nSQL\n"));
    var statements = new ArrayList<String>();
    Arrays.stream(block.split("(?<=;)\n|(?<=\\\\connect congvan)\n"))
        .map(String::strip)
        .forEach(statements::add);
    return statements;
  }

  private static void run(String name, List<String> statements) throws SQLException {
    try (var connection = TestDatabases.administration(name);
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }
}
