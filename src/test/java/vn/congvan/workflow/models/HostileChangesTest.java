package vn.congvan.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The product's own diagrams and tables with code planted at random in a place where the file
 * allows something: whatever it is and wherever it stands, it is refused.
 */
class HostileChangesTest {

  private static final int TRIES = Integer.getInteger("hostile.tries", 1_000);
  private static final long SEED = Long.getLong("hostile.seed", 20261125);

  @Test
  void whereverCodeIsPlantedItIsRefused() {
    var files = ModelFile.ofTheProduct();
    var checks = ModelChecks.ofTheProduct();
    assertThat(checks.check(files)).as("what is not hostile").isEmpty();
    var random = new Random(SEED);
    Map<String, Integer> kinds = new TreeMap<>();
    List<HostileChange> tried = new ArrayList<>();
    for (var n = 0; n < TRIES; n++) {
      var hostile = HostileChange.in(files, random::nextInt);
      kinds.merge(hostile.kind(), 1, Integer::sum);
      tried.add(hostile);
    }

    // At once, as those who deploy ask too.
    var accepted =
        tried.parallelStream()
            .filter(hostile -> checks.check(List.of(hostile.file()), files).isEmpty())
            .toList();

    System.out.printf(
        "Hostile diagrams and tables: %d tried, %d refused, %d kinds: %s%n",
        TRIES, TRIES - accepted.size(), kinds.size(), kinds);
    assertThat(accepted).as("seed %d", SEED).isEmpty();
  }
}
