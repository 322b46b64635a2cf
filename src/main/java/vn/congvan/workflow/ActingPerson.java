package vn.congvan.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.security.core.context.SecurityContextHolder;

/** Names the person whose act drives the process at this moment. */
public final class ActingPerson {

  /** Stands in the history where no person acted: a timer, or the engine itself. */
  public static final String SYSTEM = "system";

  private ActingPerson() {}

  /** The person the engine acts for, else the one who is logged in, else {@link #SYSTEM}. */
  public static String of(DelegateExecution execution) {
    var engine =
        execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (engine != null && engine.getUserId() != null) {
      return engine.getUserId();
    }
    var login = SecurityContextHolder.getContext().getAuthentication();
    return login != null && login.isAuthenticated() ? login.getName() : SYSTEM;
  }
}
