package vn.congvan.supervision.cockpit;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import vn.congvan.supervision.WorkInProcesses;

/** What lies at the boxes of a diagram. */
public class BoxesResource {

  private final Asking asking;

  BoxesResource(Asking asking) {
    this.asking = asking;
  }

  /** The counts of all boxes of one version. */
  @GET
  @Path("{definition}")
  public Response counts(@PathParam("definition") String definition) {
    return asking.answer(work().boxes(definition, asking.personId()));
  }

  /** The tasks behind one of the counts. */
  @GET
  @Path("{definition}/{activity}")
  public Response tasks(
      @PathParam("definition") String definition,
      @PathParam("activity") String activity,
      @QueryParam("late") boolean late,
      @QueryParam("page") @DefaultValue("0") int page) {
    return asking.answer(
        work().at(definition, activity, late, page, asking.personId(), asking.locale()));
  }

  private WorkInProcesses work() {
    return asking.of(WorkInProcesses.class);
  }
}
