package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.congvan.organization.SupervisedAgencies.Scope;

/** Whose tasks are asked for: never by a list of nearly all agencies. */
class EngineBoxesTest {

  private final Map<String, Object> values = new HashMap<>();

  @Test
  void whoFollowsTheWholeProvinceAsksForNoAgency() {
    assertThat(EngineBoxes.among(new Scope(true, Set.of("a", "b"), Set.of()), values))
        .isEqualTo("t.tenant_id_ is not null");
    assertThat(values).isEmpty();
  }

  @Test
  void whoFollowsNearlyAllLeavesOutTheOthers() {
    assertThat(EngineBoxes.among(new Scope(false, Set.of("a", "b"), Set.of("c")), values))
        .isEqualTo("t.tenant_id_ not in (:others)");
    assertThat(values).containsOnly(Map.entry("others", Set.of("c")));
  }

  @Test
  void whoFollowsAFewNamesThem() {
    assertThat(EngineBoxes.among(new Scope(false, Set.of("a", "b"), Set.of()), values))
        .isEqualTo("t.tenant_id_ in (:agencies)");
    assertThat(values).containsOnly(Map.entry("agencies", Set.of("a", "b")));
  }
}
