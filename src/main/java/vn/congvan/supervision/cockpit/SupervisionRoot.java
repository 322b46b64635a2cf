package vn.congvan.supervision.cockpit;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.springframework.web.context.support.WebApplicationContextUtils;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.workflow.ReadersLanguage;

/**
 * The addresses of the plug-in. Cockpit answers its plug-ins' addresses to whoever is logged in, so
 * each way in goes through {@link #asking}, which refuses those who follow no agency.
 */
@Path("plugin/" + SupervisionPlugin.ID)
public class SupervisionRoot extends AbstractCockpitPluginRootResource {

  @Context private ServletContext servlets;
  @Context private HttpServletRequest request;

  /** Made by Cockpit for each request. */
  @SuppressWarnings("NullAway.Init")
  public SupervisionRoot() {
    super(SupervisionPlugin.ID);
  }

  /** Figures, lists, files and what is done from lists. */
  @Path("{engine}/handling")
  public HandlingResource handling() {
    return new HandlingResource(asking());
  }

  /** What lies at the boxes of a diagram. */
  @Path("{engine}/boxes")
  public BoxesResource boxes() {
    return new BoxesResource(asking());
  }

  /** The document of a running process. */
  @Path("{engine}/documents")
  public DocumentsResource documents() {
    return new DocumentsResource(asking());
  }

  private Asking asking() {
    var beans = WebApplicationContextUtils.getRequiredWebApplicationContext(servlets);
    var locale = ReadersLanguage.of(request);
    var asking = new Asking(request.getUserPrincipal().getName(), locale, beans);
    asking.of(SupervisedAgencies.class).require(asking.personId());
    return asking;
  }
}
