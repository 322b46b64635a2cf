package vn.congvan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.congvan.Browserless;
import vn.congvan.reliability.Letters;

/**
 * Tasklist's first page and its count over HTTP with 100,000 open tasks on PostgreSQL, as an
 * official, a head of unit and a supervisor, against the answer of one indexed table of our own in
 * plain SQL, which no task list can beat.
 */
class TaskListBenchmark {

  private static final int TASKS = Integer.getInteger("bench.tasks", 100_000);
  private static final int AGENCIES = 982;
  private static final int CALLS = Integer.getInteger("bench.calls", 200);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void listsAndCounts() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var url = postgres.getJdbcUrl("postgres", "postgres");
      var log = Files.createFile(folder.resolve("office.log"));
      var office =
          Letters.office(
              List.of(
                  "--spring.datasource.url=" + url,
                  "--spring.datasource.username=postgres",
                  "--spring.datasource.password=postgres"),
              folder.resolve("data"),
              log);
      try (var connection = DriverManager.getConnection(url, "postgres", "postgres")) {
        office.clerk().call();
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        multiply(jdbc);
        measure(office.port(), jdbc);
      } finally {
        office.close();
      }
    }
  }

  /**
   * Copies the one open task with all its rows: an agency of a province has some hundred, the
   * Department of Home Affairs ten times as many, each with a person who has it or a group that
   * waits for it.
   */
  private static void multiply(JdbcTemplate jdbc) {
    jdbc.execute(
        """
        create table bench_task as
        select n, 'b' || n as instance, 't' || n as task,
          case when n %% 100 = 0 then 'snv' else 'bench' || n %% %d end as agency,
          case when n %% 100 <> 0 then case when n %% 10 < 7 then 'person' || n %% 8117 end
               when n %% 1600 = 0 then 'chuyenvien.snv'
               when n %% 1000 < 700 then 'person' || n %% 97 end as assignee,
          case when n %% 100 <> 0 then 'post@' || md5('p' || n %% 8117)
               when n %% 1600 = 0 then 'post@' || (select id from post where person_id = 'chuyenvien.snv' limit 1)
               when n %% 400 = 0 then 'post@' || (select q.id from post q join post h on h.unit_id = q.unit_id
                 where h.person_id = 'truongphong.snv' and h.role = 'head' order by q.id limit 1)
               else 'post@' || md5('s' || n %% 97) end as candidate,
          timestamptz '2026-11-01' + n %% 60 * interval '1 day' as due_at,
          30 + n %% 4 * 10 as priority, timestamptz '2026-10-01' + n * interval '10 second' as created_at
        from generate_series(1, %d) n
        """
            .formatted(AGENCIES, TASKS));
    jdbc.execute("create index on bench_task (assignee, due_at)");
    jdbc.execute("create index on bench_task (candidate, due_at)");
    jdbc.execute("create index on bench_task (agency, due_at)");
    var template = jdbc.queryForMap("select id_, proc_inst_id_ from act_ru_task");
    var instance = "'" + template.get("proc_inst_id_") + "'";
    copy(
        jdbc,
        "act_ru_execution",
        "o.proc_inst_id_ = " + instance,
        """
        'id_', case when o.id_ = o.proc_inst_id_ then b.instance else b.instance || o.id_ end,
        'parent_id_', case when o.parent_id_ is null then null
          when o.parent_id_ = o.proc_inst_id_ then b.instance else b.instance || o.parent_id_ end,
        'proc_inst_id_', b.instance, 'root_proc_inst_id_', b.instance, 'business_key_', b.instance,
        'tenant_id_', b.agency
        """);
    copy(
        jdbc,
        "act_ru_task",
        "o.proc_inst_id_ = " + instance,
        """
        'id_', b.task, 'proc_inst_id_', b.instance,
        'execution_id_', case when o.execution_id_ = o.proc_inst_id_ then b.instance
          else b.instance || o.execution_id_ end,
        'task_def_key_', 'handleDocument', 'assignee_', b.assignee, 'tenant_id_', b.agency,
        'due_date_', b.due_at, 'priority_', b.priority, 'create_time_', b.created_at
        """);
    copy(
        jdbc,
        "act_ru_identitylink",
        "o.task_id_ = '" + template.get("id_") + "' and o.type_ = 'candidate'",
        "'id_', 'l' || b.n, 'task_id_', b.task, 'group_id_', b.candidate, 'tenant_id_', b.agency");
    copy(
        jdbc,
        "act_ru_variable",
        "o.proc_inst_id_ = "
            + instance
            + " and o.name_ in ('documentId', 'agencyId', 'priority', 'dueAt', 'urgency')",
        """
        'id_', b.instance || o.name_, 'execution_id_', b.instance, 'proc_inst_id_', b.instance,
        'var_scope_', b.instance, 'tenant_id_', b.agency
        """);
    jdbc.execute("vacuum analyze");
  }

  private static void copy(JdbcTemplate jdbc, String table, String which, String changed) {
    var rows =
        jdbc.update(
            ("insert into %1$s select c.* from %1$s o cross join bench_task b cross join lateral"
                    + " jsonb_populate_record(o, jsonb_build_object(%3$s)) c where %2$s")
                .formatted(table, which, changed));
    System.out.printf("%s: %d rows%n", table, rows);
  }

  private static void measure(int port, JdbcTemplate jdbc) throws Exception {
    var plain =
        Map.of(
            "chuyenvien.snv",
            own(jdbc, "chuyenvien.snv", "p.person_id = 'chuyenvien.snv'"),
            "truongphong.snv",
            own(
                jdbc,
                "truongphong.snv",
                "p.unit_id in (select unit_id from post where person_id = 'truongphong.snv')"),
            "giamsat.snv",
            "agency = 'snv'");
    System.out.printf(
        "%d open tasks, %d agencies, %d calls each, milliseconds p50 / p95 over HTTP%n",
        TASKS, AGENCIES, CALLS);
    for (var person : List.of("chuyenvien.snv", "truongphong.snv", "giamsat.snv")) {
      var browser = Browserless.loggedIn(port, person);
      var engine = "/camunda/api/engine/engine/default";
      var filters = JSON.readTree(browser.get(engine + "/filter?resourceType=Task").body());
      for (var filter : filters) {
        var name = filter.get("name").asText();
        if (!List.of("Cần xử lý", "Quá hạn", "Tất cả công việc").contains(name)) {
          continue;
        }
        var id = filter.get("id").asText();
        var found =
            JSON.readTree(browser.json("POST", engine + "/filter/" + id + "/count", "{}").body())
                .get("count")
                .asInt();
        var list =
            time(
                () ->
                    browser.json(
                        "POST",
                        engine + "/filter/" + id + "/list?firstResult=0&maxResults=15",
                        "{}"));
        var count = time(() -> browser.json("POST", engine + "/filter/" + id + "/count", "{}"));
        print(person, name, found, "first page", list);
        print(person, name, found, "count", count);
      }
      var where = plain.get(person);
      print(
          person,
          "plain SQL",
          jdbc.queryForObject("select count(*) from bench_task where " + where, Integer.class),
          "first page",
          time(
              () ->
                  jdbc.queryForList(
                      "select * from bench_task where "
                          + where
                          + " order by due_at, priority desc, created_at limit 15")));
      print(
          person,
          "plain SQL",
          0,
          "count",
          time(
              () ->
                  jdbc.queryForObject(
                      "select count(*) from bench_task where " + where, Integer.class)));
    }
    var clerk = Browserless.loggedIn(port, "chuyenvien.snv");
    print(
        "chuyenvien.snv",
        "empty answer",
        0,
        "over HTTP",
        time(
            () ->
                clerk.get(
                    "/camunda/api/engine/engine/default/task/count?processInstanceBusinessKey=none")));
  }

  private static String own(JdbcTemplate jdbc, String person, String posts) {
    var groups =
        jdbc.queryForList("select 'post@' || p.id from post p where " + posts, String.class);
    return "assignee = '" + person + "' or candidate in ('" + String.join("', '", groups) + "')";
  }

  private static void print(String person, String filter, int found, String what, double[] times) {
    System.out.printf(
        "%-16s %-18s %6d  %-10s %7.1f / %.1f%n",
        person, filter, found, what, times[times.length / 2], times[(int) (times.length * 0.95)]);
  }

  private static double[] time(Callable<?> call) throws Exception {
    for (var i = 0; i < CALLS / 5; i++) {
      call.call();
    }
    var times = new double[CALLS];
    for (var i = 0; i < CALLS; i++) {
      var start = System.nanoTime();
      call.call();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }
}
