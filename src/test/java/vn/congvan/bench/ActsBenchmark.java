package vn.congvan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvan.reliability.Letters;

/**
 * What the record of acts and the engine's authorizations cost on the way from upload to
 * registration over HTTP, with four clients on PostgreSQL: the four combinations, each on an empty
 * database of its own, forth and back so that a machine that gets slower favours none.
 */
class ActsBenchmark {

  private static final String OFFICE = "vn.congvan.CongVanApplication";
  private static final String WITHOUT_RECORD = "vn.congvan.bench.OfficeWithoutRecord";

  @TempDir Path folder;

  private enum Variant {
    BOTH(OFFICE, true),
    NO_RECORD(WITHOUT_RECORD, true),
    NO_AUTHORIZATIONS(OFFICE, false),
    NEITHER(WITHOUT_RECORD, false);

    private final String mainClass;
    private final boolean authorizations;

    Variant(String mainClass, boolean authorizations) {
      this.mainClass = mainClass;
      this.authorizations = authorizations;
    }
  }

  @Test
  void documentsPerSecond() throws Exception {
    var order = new ArrayList<>(List.of(Variant.values()));
    var back = new ArrayList<>(order);
    Collections.reverse(back);
    order.addAll(back);
    var figures = new double[Variant.values().length];
    for (var variant : order) {
      figures[variant.ordinal()] += measure(variant) / 2;
    }
    for (var variant : Variant.values()) {
      System.out.printf(
          "intake + registration, %-17s %.1f documents/s, %.2f of what it is with neither%n",
          variant,
          figures[variant.ordinal()],
          figures[variant.ordinal()] / figures[Variant.NEITHER.ordinal()]);
    }
  }

  private double measure(Variant variant) throws Exception {
    var place = Files.createTempDirectory(folder, variant.name());
    try (var postgres = EmbeddedPostgres.builder().start();
        var office =
            Letters.office(
                variant.mainClass,
                List.of(
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password=postgres",
                    "--camunda.bpm.authorization.enabled=" + variant.authorizations),
                place.resolve("data"),
                Files.createFile(place.resolve("office.log")))) {
      return IntakeBenchmark.perSecond(office::clerk);
    }
  }
}
