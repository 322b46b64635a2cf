package vn.congvan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.congvan.Browserless;
import vn.congvan.practice.year.ProvinceYear;
import vn.congvan.reliability.Letters;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.Period;

/**
 * The supervisor's first page and the yearly paragraph over HTTP on a whole province-year, for the
 * province's office and for one agency, against the same counts in plain SQL, which no page can
 * beat; and what the indexes cost whoever brings documents.
 */
class FiguresBenchmark {

  private static final int CALLS = Integer.getInteger("bench.calls", 30);
  private static final String PARTS = System.getProperty("bench.parts", "1");

  // -Dbench.folder=/tmp/year keeps the loaded database for the next run.
  private static final @Nullable String KEPT = System.getProperty("bench.folder");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String HANDLING = "/camunda/api/cockpit/plugin/supervision/default/handling";

  // One walk each through what is open and what was closed, as fine as the first page shows it.
  private static final String PLAIN =
      """
      select d.agency_id, count(*), count(*) filter (where d.registered_at is null),
        count(*) filter (where d.registered_at is not null and d.due_at is null),
        count(*) filter (where d.registered_at is not null and d.due_at >= now()),
        count(*) filter (where d.registered_at is not null and d.due_at < now()), 0
      from document d where d.direction = 'IN' and d.closed_at is null %1$s group by d.agency_id
      union all
      select d.agency_id, count(*), count(*) filter (where d.state = 'NOTED'),
        count(*) filter (where d.state in ('RETURNED', 'RECALLED')),
        count(*) filter (where d.state = 'CLOSED' and (d.due_at is null or d.closed_at <= d.due_at)),
        count(*) filter (where d.state = 'CLOSED' and d.closed_at > d.due_at), 1
      from document d where d.direction = 'IN' and d.closed_at >= date_trunc('year', now()) %1$s group by d.agency_id
      """;

  private static final String PLAIN_PARAGRAPH =
      """
      select count(*), count(*) filter (where d.registered_at is null),
        count(*) filter (where d.registered_at is not null and d.due_at < now() and d.closed_at is null),
        count(*) filter (where d.state = 'CLOSED' and (d.due_at is null or d.closed_at <= d.due_at)),
        count(*) filter (where d.state = 'CLOSED' and d.closed_at > d.due_at),
        (select count(*) from document o where o.direction = 'OUT' and o.state = 'ISSUED')
      from document d where d.direction = 'IN'
      """;

  @TempDir Path folder;

  @Test
  void numbersOfAYear() throws Exception {
    var loaded = KEPT != null && Files.exists(Path.of(KEPT, "PG_VERSION"));
    try (var postgres = server();
        var connection =
            DriverManager.getConnection(
                postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")) {
      var url = postgres.getJdbcUrl("postgres", "postgres");
      var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      if (!loaded) {
        load(url, jdbc);
      }
      // Also what the last run inserted and took back: its gaps are in many pages.
      jdbc.execute("vacuum analyze");
      try (var office = office(url, "second")) {
        measure(office.port(), jdbc);
      }
      costOfIndexes(connection);
    }
  }

  private static EmbeddedPostgres server() throws IOException {
    var server = EmbeddedPostgres.builder();
    return KEPT == null
        ? server.start()
        : server.setDataDirectory(Path.of(KEPT)).setCleanDataDirectory(false).start();
  }

  private void load(String url, JdbcTemplate jdbc) throws Exception {
    // The one task that is copied; what holds its tables would stop those who fill them.
    var first = office(url, "first");
    first.clerk().call();
    first.close();
    var begun = System.nanoTime();
    var exact = new ProvinceYear().run(List.of(url, "postgres", "postgres", PARTS), System.out);
    assertThat(exact).as("the published counts, exactly").isZero();
    System.out.printf("loaded in %.0f s%n", (System.nanoTime() - begun) / 1e9);
    System.out.printf(
        "%d open tasks in the engine%n",
        jdbc.queryForObject("select count(*) from act_ru_task", Integer.class));
  }

  private Letters office(String url, String name) throws Exception {
    return Letters.office(
        List.of(
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres",
            "--congvan.practice.documents=false"),
        folder.resolve("data"),
        Files.createFile(folder.resolve(name + ".log")));
  }

  private static void measure(int port, JdbcTemplate jdbc) throws Exception {
    System.out.printf("%d calls each, milliseconds p50 / p95%n", CALLS);
    for (var person : List.of("giamsat.ubnd", "giamsat.snv")) {
      var browser = Browserless.loggedIn(port, person);
      var first = JSON.readTree(browser.get(HANDLING).body());
      assertThat(first.has("total")).as("the first page of " + person + ": " + first).isTrue();
      if (person.endsWith("ubnd")) {
        publishedCountsStandOn(first);
      }
      var page = time(() -> browser.get(HANDLING));
      print(person, "first page", page);
      var lastWeek = Period.weekOf(LocalDate.now(ProvinceClock.ZONE).minusWeeks(1));
      var days = "from=" + lastWeek.from() + "&to=" + lastWeek.to();
      for (var asked :
          new TreeMap<>(
                  Map.of(
                      "list behind overdue", "/documents?list=D",
                      "list of all", "/documents?list=ALL",
                      "list of what was done in time", "/documents?list=E",
                      "list of all, page 1,000", "/documents?list=ALL&page=1000",
                      "last week", "?" + days,
                      "list of last week", "/documents?list=ALL&" + days))
              .entrySet()) {
        print(person, asked.getKey(), time(() -> browser.get(HANDLING + asked.getValue())));
      }
      if (person.endsWith("snv")) {
        var unit = first.get("rows").get(0).get("id").asText();
        print(
            person,
            "a unit's page",
            time(() -> browser.get(HANDLING + "?agency=snv&unit=" + unit)));
      }
      var plain =
          time(
              () ->
                  jdbc.queryForList(
                      PLAIN.formatted(person.endsWith("snv") ? "and d.agency_id = 'snv'" : "")));
      print(person, "the same counts in plain SQL", plain);
      ratio(person, "first page to plain SQL", page, plain);
      var year =
          Map.of("kind", "PARAGRAPH", "agency", "", "from", "01/01/2026", "to", "31/12/2026");
      var paragraph = time(() -> browser.form("/reports", year));
      print(person, "yearly paragraph, kept", paragraph);
      if (person.endsWith("ubnd")) {
        var counts = time(() -> jdbc.queryForList(PLAIN_PARAGRAPH));
        print(person, "paragraph in plain SQL", counts);
        ratio(person, "paragraph to plain SQL", paragraph, counts);
      }
    }
    var idle = Browserless.loggedIn(port, "giamsat.snv");
    print(
        "giamsat.snv",
        "empty answer",
        time(() -> idle.get("/reports/00000000-0000-0000-0000-000000000000/progress")));
  }

  /** What the province published, on the page itself. */
  private static void publishedCountsStandOn(JsonNode page) {
    assertThat(page.get("wholeProvince").asBoolean()).isTrue();
    if (!PARTS.equals("1")) {
      return;
    }
    var total = page.get("total");
    assertThat(
            List.of(
                total.get("received").asInt(),
                total.get("unregistered").asInt(),
                total.get("onTime").asInt(),
                total.get("late").asInt()))
        .containsExactly(991_531, 49_177, 624_823, 19_050);
    // A database that is kept for another day has more that is overdue by then.
    if (KEPT == null) {
      assertThat(total.get("overdue").asInt()).isEqualTo(9_428);
    }
  }

  private static void ratio(String person, String what, double[] ours, double[] plain) {
    System.out.printf(
        "%-14s %-30s %8.1f%n", person, what, ours[ours.length / 2] / plain[plain.length / 2]);
  }

  /** Twenty thousand documents, with the two indexes and without, each taken back. */
  private static void costOfIndexes(Connection connection) throws Exception {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      for (var with : new boolean[] {true, false, true, false}) {
        if (!with) {
          statement.execute("drop index ix_document_closed");
          statement.execute("drop index ix_document_agency_closed");
        }
        var begun = System.nanoTime();
        statement.execute(
            """
            insert into document (id, agency_id, direction, state, urgency, secrecy, arrived_at, version)
            select gen_random_uuid(), 'snv', 'IN', 'RECEIVED', 0, 0, now(), 0 from generate_series(1, 20000)
            """);
        System.out.printf(
            "20,000 documents %s the two indexes: %.0f ms%n",
            with ? "with" : "without", (System.nanoTime() - begun) / 1e6);
        connection.rollback();
      }
    }
    connection.setAutoCommit(true);
  }

  private static void print(String person, String what, double[] times) {
    System.out.printf(
        "%-14s %-30s %8.1f / %.1f%n",
        person, what, times[times.length / 2], times[(int) (times.length * 0.95)]);
  }

  private static double[] time(Callable<?> call) throws Exception {
    for (var i = 0; i < Math.max(2, CALLS / 5); i++) {
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
