package vn.congvan.workflow.diagram;

import org.springframework.stereotype.Component;
import vn.congvan.shared.NotAllowed;
import vn.congvan.workflow.EngineSessions;

/**
 * The one place that says who may see and change which diagrams are in force: analysts and the
 * province's administrator, the same who may deploy from Modeler.
 */
@Component
public class DiagramRights {

  private final EngineSessions sessions;

  DiagramRights(EngineSessions sessions) {
    this.sessions = sessions;
  }

  /** Refuses unless the person edits diagrams. */
  public void require(String personId) {
    if (!sessions.mayUseRest(personId)) {
      throw new NotAllowed(
          "Trang này dành cho người phân tích quy trình và người quản trị của tỉnh.");
    }
  }
}
