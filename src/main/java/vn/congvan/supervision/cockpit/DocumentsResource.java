package vn.congvan.supervision.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import vn.congvan.supervision.WorkInProcesses;

/** The documents of running processes. */
public class DocumentsResource {

  private final Asking asking;

  DocumentsResource(Asking asking) {
    this.asking = asking;
  }

  /** The document of one process; {@code null} where it is about none. */
  @GET
  @Path("{instance}")
  public Response document(@PathParam("instance") String instance) {
    return asking.answer(
        asking.of(WorkInProcesses.class).document(instance, asking.personId(), asking.locale()));
  }
}
