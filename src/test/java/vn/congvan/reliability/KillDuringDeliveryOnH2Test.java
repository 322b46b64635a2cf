package vn.congvan.reliability;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The practice province loses its power while documents are delivered, on H2. */
class KillDuringDeliveryOnH2Test extends DeliveryKillRounds {

  @Override
  List<String> settings(Path data) {
    return PowerlessDatabases.h2(data);
  }

  @Override
  JdbcTemplate look(Path data, boolean beside) {
    return PowerlessDatabases.lookIntoH2(data, beside);
  }
}
