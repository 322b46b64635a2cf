package vn.congvan.workflow.engine;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.EngineSessions;

@Component
class WebappSessions implements EngineSessions {

  /** Which web application a role opens; everybody has Tasklist and the start page. */
  private static final Map<String, String> APPLICATION =
      Map.of(
          "every-supervisor",
          "cockpit",
          "every-analyst",
          "cockpit",
          EngineGroups.ADMINISTRATORS,
          "*");

  private final ProcessEngine engine;
  private final IdentityService identity;
  private final EngineGroups groups;

  WebappSessions(ProcessEngine engine, EngineGroups groups) {
    this.engine = engine;
    this.identity = engine.getIdentityService();
    this.groups = groups;
  }

  @Override
  public void renew(HttpSession session, String personId) {
    var own = groups.of(personId);
    var authentication = new UserAuthentication(personId, engine.getName());
    authentication.setGroupIds(own);
    authentication.setTenantIds(groups.tenantsSeenBy(personId));
    authentication.setAuthorizedApps(applications(own));
    AuthenticationUtil.getAuthsFromSession(session).addOrReplace(authentication);
  }

  @Override
  public void begin(String personId) {
    identity.setAuthentication(personId, groups.of(personId), groups.tenantsSeenBy(personId));
  }

  @Override
  public void end() {
    identity.clearAuthentication();
  }

  @Override
  public boolean isHere(String personId) {
    return !groups.of(personId).isEmpty();
  }

  @Override
  public boolean mayUseRest(String personId) {
    return groups.isAdministrator(personId) || groups.of(personId).contains("every-analyst");
  }

  @Override
  public boolean mayOpen(String personId, String application) {
    var applications = applications(groups.of(personId));
    return applications.contains("*") || applications.contains(application);
  }

  private static Set<String> applications(List<String> groups) {
    Set<String> applications = new LinkedHashSet<>(List.of("welcome", "tasklist"));
    groups.stream().map(APPLICATION::get).filter(Objects::nonNull).forEach(applications::add);
    return applications;
  }
}
