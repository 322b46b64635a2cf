package vn.congvan.workflow;

import jakarta.servlet.http.HttpSession;

/**
 * Tells the engine and its web applications who is acting, with the groups and agencies of this
 * very moment.
 */
public interface EngineSessions {

  /**
   * Renews what the web applications keep in the session about the person; nothing of an earlier
   * request counts.
   */
  void renew(HttpSession session, String personId);

  /** Acts in the engine as the person until {@link #end()}. */
  void begin(String personId);

  /** Ends {@link #begin}. */
  void end();

  /** Whether the person still works here today. */
  boolean isHere(String personId);

  /** Whether the person may use the engine's REST interface: analysts and the administrator. */
  boolean mayUseRest(String personId);

  /**
   * Whether the person may use one of the web applications: welcome, tasklist, cockpit or admin.
   */
  boolean mayOpen(String personId, String application);
}
