package vn.congvan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Capabilities reach each other through their package roots only, along the drawn arrows. */
class ModulesTest {

  @Test
  void capabilitiesKeepToTheirBoundaries() {
    ApplicationModules.of(CongVanApplication.class).verify();
  }
}
