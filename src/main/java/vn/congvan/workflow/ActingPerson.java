package vn.congvan.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Names the person whose act drives the process at this moment. */
public final class ActingPerson {

  /** Stands in the history where no person acted: a timer, or the engine itself. */
  public static final String SYSTEM = "system";

  private static final ThreadLocal<@Nullable String> NAMED = new ThreadLocal<>();

  private ActingPerson() {}

  /** Does something for a person while the engine itself acts with the system's rights. */
  public static <T> T as(String personId, Supplier<T> act) {
    var before = NAMED.get();
    NAMED.set(personId);
    try {
      return act.get();
    } finally {
      if (before == null) {
        NAMED.remove();
      } else {
        NAMED.set(before);
      }
    }
  }

  /** The person for whom the engine acts at this moment with the system's rights, or null. */
  public static @Nullable String named() {
    return NAMED.get();
  }

  /**
   * The person named here, else the one the engine acts for, else who is logged in, else {@link
   * #SYSTEM}.
   */
  public static String of(DelegateExecution execution) {
    var named = NAMED.get();
    if (named != null) {
      return named;
    }
    var engine =
        execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (engine != null && engine.getUserId() != null) {
      return engine.getUserId();
    }
    var login = SecurityContextHolder.getContext().getAuthentication();
    return login != null && login.isAuthenticated() ? login.getName() : SYSTEM;
  }
}
