package vn.congvan.reliability;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The practice province loses its power while documents are signed, on H2; in the long run only,
 * because H2's own file may break under it (decision 0006).
 */
@EnabledIfSystemProperty(named = "kill.rounds", matches = "[1-9][0-9]+")
class KillDuringSigningOnH2Test extends SigningKillRounds {

  @Override
  List<String> settings(Path data) {
    return PowerlessDatabases.h2(data);
  }

  @Override
  JdbcTemplate look(Path data, boolean beside) {
    return PowerlessDatabases.lookIntoH2(data, beside);
  }
}
