package vn.congvan.supervision.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Adds to Cockpit what supervisors look for; found by {@code META-INF/services}. */
public class SupervisionPlugin extends AbstractCockpitPlugin {

  /** The name under which its addresses stand. */
  static final String ID = "supervision";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(SupervisionRoot.class, RefusalsInCockpit.class, TroubleInCockpit.class);
  }

  @Override
  public String getAssetDirectory() {
    return "cockpit/" + ID;
  }
}
