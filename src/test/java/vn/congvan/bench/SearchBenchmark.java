package vn.congvan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.congvan.Browserless;
import vn.congvan.reliability.Letters;

/**
 * Finding documents over HTTP among 1.3 million on PostgreSQL, as the clerk of an agency with
 * 65,000 of them and as a specialist who sees a thousand, against the bare index look-up in SQL.
 */
class SearchBenchmark {

  private static final int DOCUMENTS = Integer.getInteger("bench.documents", 1_300_000);
  private static final int CALLS = Integer.getInteger("bench.calls", 100);

  @TempDir Path folder;

  @Test
  void finding() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var url = postgres.getJdbcUrl("postgres", "postgres");
      var office =
          Letters.office(
              List.of(
                  "--spring.datasource.url=" + url,
                  "--spring.datasource.username=postgres",
                  "--spring.datasource.password=postgres"),
              folder.resolve("data"),
              Files.createFile(folder.resolve("office.log")));
      try (var connection = DriverManager.getConnection(url, "postgres", "postgres")) {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        fill(jdbc);
        measure(office.port(), jdbc);
      } finally {
        office.close();
      }
    }
  }

  private static void fill(JdbcTemplate jdbc) {
    jdbc.execute("set synchronous_commit = off");
    jdbc.execute(
        "insert into agency (id, created_at) select 'bench' || n, now() from generate_series(0, 981) n");
    jdbc.execute(
        """
        create table bench_word as select row_number() over () as n, word from unnest(string_to_array(
          'ke hoach trien khai thuc hien nghi quyet chinh phu ve viec tang cuong cong tac cai cach hanh chinh'
          || ' nam tinh uy ban nhan dan so noi vu tai chinh bao cao ket qua kiem tra moi hop tham gia y kien du'
          || ' thao quyet dinh phe duyet dau tu xay dung cong trinh giao thong duong cau thuy loi dien nuoc sach'
          || ' moi truong y te giao duc', ' ')) word
        """);
    jdbc.execute(
        """
        insert into document (id, agency_id, direction, state, number, symbol, issued_on, issuer_name, subject,
          folded_subject, urgency, secrecy, arrived_at, arrival_number, arrival_year, version)
        select gen_random_uuid(), agency, 'IN', 'CLOSED', n %% 3000, 'BNV-VP', date '2026-01-01', 'Bộ Nội vụ',
          subject, subject, 0, 0, timestamptz '2026-01-01' + n * interval '24 second', n, 2026, 0
        from (
          select i as n, case when i %% 20 = 0 then 'snv' else 'bench' || i %% 982 end as agency,
            concat_ws(' ', a.word, b.word, c.word, d.word, e.word, f.word, 'x' || i %% 50000) as subject
          from generate_series(1, %d) i
          join bench_word a on a.n = 1 + i * 7 %% 70 join bench_word b on b.n = 1 + i * 13 %% 70
          join bench_word c on c.n = 1 + i / 70 %% 70 join bench_word d on d.n = 1 + i / 31 %% 70
          join bench_word e on e.n = 1 + i / 113 %% 70 join bench_word f on f.n = 1 + i / 17 %% 70) q
        """
            .formatted(DOCUMENTS));
    jdbc.execute(
        """
        insert into document_audience
        select id, 'clerk@' || agency_id from document
        union all select id, 'leader@' || agency_id from document
        union all select id, 'head@' || agency_id || arrival_number / 20 % 6 from document
        union all select d.id, 'post@' || coalesce(p.id::text, d.agency_id || d.arrival_number / 20 % 60)
          from document d left join post p
            on p.person_id = 'chuyenvien.snv' and d.agency_id = 'snv' and d.arrival_number / 20 % 60 = 0
        """);
    jdbc.execute("vacuum analyze");
  }

  private static void measure(int port, JdbcTemplate jdbc) throws Exception {
    System.out.printf("%d documents, milliseconds p50 / p95%n", DOCUMENTS);
    for (var person : List.of("vanthu.snv", "chuyenvien.snv")) {
      var browser = Browserless.loggedIn(port, person);
      for (var text : List.of("", "kế hoạch triển khai", "x7777", "1777", "1777/BNV-VP", "bnv")) {
        var path = "/api/documents?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        var found = new ObjectMapper().readTree(browser.get(path).body()).get("documents").size();
        print(person, "«" + text + "»", found, time(() -> browser.get(path)));
      }
      print(person, "empty answer", 0, time(() -> browser.get("/api/documents?q=!")));
    }
    print(
        "plain SQL",
        "by arrival number",
        1,
        time(
            () ->
                jdbc.queryForList(
                    "select id from document where agency_id = 'snv' and arrival_number = 1780")));
  }

  private static void print(String person, String what, int found, double[] times) {
    System.out.printf(
        "%-16s %-24s %4d  %7.1f / %.1f%n",
        person, what, found, times[times.length / 2], times[(int) (times.length * 0.95)]);
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
