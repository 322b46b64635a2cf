package vn.congvan.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.congvan.workflow.EngineSessions;

/**
 * What of the engine's interfaces and its web applications' own each kind of person uses. What is
 * not written here is refused, whatever the engine itself would answer: it has over a thousand
 * addresses, and some of them check nothing.
 *
 * <p>The lines say who comes in; whose work he then finds is decided behind, by task, agency and
 * grant.
 */
final class EngineDoor {

  /** The engine as its web applications reach it. */
  private static final String WEBAPPS = "/camunda/api/engine/engine/default";

  /** What Tasklist asks for everybody: his lists, one task, its form, himself. */
  private static final List<Line> TASKLIST =
      lines(
          "/camunda/api",
          "GET      /engine/engine",
          "GET      /engine/engine/",
          "GET      /admin/auth/user/default",
          "POST     /admin/auth/user/default/logout",
          "GET      /*/plugin/*/static/**",
          "GET OPTIONS /engine/engine/default/filter",
          "GET      /engine/engine/default/filter/count",
          "GET OPTIONS /engine/engine/default/filter/*",
          "GET POST /engine/engine/default/filter/*/list",
          "GET POST /engine/engine/default/filter/*/count",
          "GET POST /engine/engine/default/task",
          "GET POST /engine/engine/default/task/count",
          "GET      /engine/engine/default/task/*",
          "GET      /engine/engine/default/task/*/form",
          "GET      /engine/engine/default/task/*/form-variables",
          "GET      /engine/engine/default/task/*/variables",
          "GET      /engine/engine/default/task/*/identity-links",
          "POST     /engine/engine/default/task/*/claim",
          "POST     /engine/engine/default/task/*/unclaim",
          "POST     /engine/engine/default/task/*/complete",
          "POST     /engine/engine/default/task/*/submit-form",
          "GET      /engine/engine/default/process-definition",
          "GET      /engine/engine/default/process-definition/count",
          "GET      /engine/engine/default/process-definition/*:*",
          "GET      /engine/engine/default/process-definition/*/xml",
          "GET      /engine/engine/default/history/user-operation",
          "GET      /engine/engine/default/history/user-operation/count",
          "GET      /engine/engine/default/user/*/profile");

  /** What Cockpit reads besides; nothing of it changes anything. */
  private static final List<Line> COCKPIT =
      lines(
          "",
          "GET POST /camunda/api/cockpit/plugin/**",
          "GET      " + WEBAPPS + "/process-definition/**",
          "GET      " + WEBAPPS + "/decision-definition/**",
          "GET      " + WEBAPPS + "/decision-requirements-definition/**",
          // There are none, but without this answer Cockpit's first page shows no other number.
          "GET      " + WEBAPPS + "/case-definition/count",
          "GET      " + WEBAPPS + "/deployment/**",
          "GET POST " + WEBAPPS + "/process-instance",
          "GET POST " + WEBAPPS + "/process-instance/count",
          "GET      " + WEBAPPS + "/process-instance/*",
          "GET      " + WEBAPPS + "/process-instance/*/activity-instances",
          "GET      " + WEBAPPS + "/process-instance/*/variables/**",
          "GET POST " + WEBAPPS + "/execution",
          "GET POST " + WEBAPPS + "/execution/count",
          "GET      " + WEBAPPS + "/execution/*",
          "GET      " + WEBAPPS + "/execution/*/localVariables/**",
          "GET POST " + WEBAPPS + "/variable-instance",
          "GET POST " + WEBAPPS + "/variable-instance/count",
          "GET      " + WEBAPPS + "/variable-instance/**",
          "GET      " + WEBAPPS + "/event-subscription",
          "GET      " + WEBAPPS + "/event-subscription/count",
          "GET      " + WEBAPPS + "/incident",
          "GET      " + WEBAPPS + "/incident/count",
          "GET      " + WEBAPPS + "/incident/*",
          "GET POST " + WEBAPPS + "/job",
          "GET POST " + WEBAPPS + "/job/count",
          "GET      " + WEBAPPS + "/job/*",
          "GET      " + WEBAPPS + "/job/*/stacktrace",
          "GET POST " + WEBAPPS + "/job-definition",
          "GET POST " + WEBAPPS + "/job-definition/count",
          "GET      " + WEBAPPS + "/job-definition/*",
          "GET POST " + WEBAPPS + "/external-task",
          "GET POST " + WEBAPPS + "/external-task/count",
          "GET POST " + WEBAPPS + "/history/process-instance",
          "GET POST " + WEBAPPS + "/history/process-instance/count",
          "GET      " + WEBAPPS + "/history/process-instance/*",
          "GET POST " + WEBAPPS + "/history/activity-instance",
          "GET POST " + WEBAPPS + "/history/activity-instance/count",
          "GET POST " + WEBAPPS + "/history/variable-instance",
          "GET POST " + WEBAPPS + "/history/variable-instance/count",
          "GET POST " + WEBAPPS + "/history/task",
          "GET POST " + WEBAPPS + "/history/task/count",
          "GET POST " + WEBAPPS + "/history/job-log",
          "GET POST " + WEBAPPS + "/history/job-log/count",
          "GET      " + WEBAPPS + "/history/incident",
          "GET      " + WEBAPPS + "/history/incident/count",
          "GET      " + WEBAPPS + "/history/identity-link-log",
          "GET      " + WEBAPPS + "/history/identity-link-log/count",
          "GET      " + WEBAPPS + "/history/decision-instance",
          "GET      " + WEBAPPS + "/history/decision-instance/count",
          "GET      " + WEBAPPS + "/history/decision-instance/*");

  /** What Camunda Modeler and an analyst's commands use, by password at each request. */
  private static final List<Line> MODELER =
      lines(
          "/engine-rest",
          "GET      /version",
          "GET      /engine",
          "GET      /deployment",
          "GET      /deployment/count",
          "GET      /deployment/*",
          "GET      /deployment/*/resources",
          "GET      /deployment/*/resources/*/data",
          "POST     /deployment/create",
          "GET      /process-definition",
          "GET      /process-definition/count",
          "GET      /process-definition/*:*",
          "GET      /process-definition/*/xml",
          "GET      /process-definition/key/*",
          "GET      /process-definition/key/*/xml",
          "GET      /decision-definition",
          "GET      /decision-definition/count",
          "GET      /decision-definition/*:*",
          "GET      /decision-definition/*/xml",
          "GET      /decision-definition/key/*",
          "GET      /decision-definition/key/*/xml",
          "POST     /decision-definition/*/evaluate",
          "POST     /decision-definition/key/*/evaluate");

  /** Nobody's, not even the administrator's: passwords are tried and changed on our pages only. */
  private static final List<Line> NOBODY =
      lines("", "POST     /**/identity/verify", "PUT      /**/user/*/credentials");

  private final EngineSessions sessions;

  EngineDoor(EngineSessions sessions) {
    this.sessions = sessions;
  }

  /** Whether the person may ask this of one of the engine's or web applications' interfaces. */
  boolean opensFor(String personId, HttpServletRequest request) {
    var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    var path = RequestPath.of(request);
    if (any(NOBODY, method, path)) {
      return false;
    }
    if (path.startsWith("/engine-rest")) {
      return sessions.mayUseRest(personId)
          && (any(MODELER, method, path) || sessions.mayOpen(personId, "admin"));
    }
    return any(TASKLIST, method, path)
        || any(COCKPIT, method, path) && sessions.mayOpen(personId, "cockpit")
        || sessions.mayOpen(personId, "admin");
  }

  private static boolean any(List<Line> lines, String method, String path) {
    return lines.stream().anyMatch(line -> line.fits(method, path));
  }

  private static List<Line> lines(String prefix, String... lines) {
    var read = new ArrayList<Line>();
    for (var line : lines) {
      var words = Arrays.asList(line.trim().split("\\s+"));
      var last = words.size() - 1;
      read.add(
          new Line(
              words.subList(0, last).stream().collect(Collectors.toUnmodifiableSet()),
              Pattern.compile(pattern(prefix + words.get(last)))));
    }
    return List.copyOf(read);
  }

  /**
   * A star is one step of the path or a part of it, two stars at the end are any number of steps,
   * none included.
   */
  private static String pattern(String path) {
    var steps = path.endsWith("/**") ? path.substring(0, path.length() - 3) : path;
    var each =
        Arrays.stream(steps.split("(?<=/)|(?=/)"))
            .map(
                step ->
                    step.equals("**")
                        ? ".*"
                        : Arrays.stream(step.split("\\*", -1))
                            .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                            .collect(Collectors.joining("[^/]+")))
            .collect(Collectors.joining());
    return path.endsWith("/**") ? each + "(/.*)?" : each;
  }

  private record Line(Set<String> methods, Pattern path) {

    boolean fits(String method, String asked) {
      return (methods.contains("*") || methods.contains(method)) && path.matcher(asked).matches();
    }
  }
}
