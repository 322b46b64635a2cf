package vn.congvan.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An analyst's desk: deploys as Modeler does, and is left as it was found, since all tests share
 * one province.
 */
public final class DiagramDesk {

  private final RepositoryService repository;
  private final JdbcTemplate jdbc;
  private final int port;
  private final Set<String> deployments;
  private final List<Map<String, Object>> models;
  private final Set<Object> acts;

  /** Remembers what is in force. */
  public DiagramDesk(RepositoryService repository, JdbcTemplate jdbc, int port) {
    this.repository = repository;
    this.jdbc = jdbc;
    this.port = port;
    this.deployments = deployments();
    this.models = jdbc.queryForList("select * from deployed_model");
    this.acts = Set.copyOf(jdbc.queryForList("select id from diagram_act", Object.class));
  }

  /** Deploys over engine-rest with name and password, as Modeler does. */
  public HttpResponse<String> deploy(String person, String file, String text) {
    var boundary = "----modeler" + System.nanoTime();
    var body =
        "--%1$s\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n%2$s\r\n--%1$s\r\nContent-Disposition: form-data; name=\"deployment-source\"\r\n\r\ncongvan\r\n--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"; filename=\"%2$s\"\r\nContent-Type: application/octet-stream\r\n\r\n%3$s\r\n--%1$s--\r\n"
            .formatted(boundary, file, text);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://localhost:" + port + "/engine-rest/deployment/create"))
                  .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                  .header(
                      "Authorization",
                      "Basic "
                          + Base64.getEncoder()
                              .encodeToString(
                                  (person + ":congvan").getBytes(StandardCharsets.UTF_8)))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Takes back everything that was deployed since, with the work that ran on it. */
  public void leaveAsFound() {
    deployments().stream()
        .filter(id -> !deployments.contains(id))
        .forEach(id -> repository.deleteDeployment(id, true));
    jdbc.update("delete from deployed_model");
    for (var model : models) {
      jdbc.update(
          "insert into deployed_model (name, sha256, deployed_at, held_back_sha256, held_back_at, held_back_text) values (?, ?, ?, ?, ?, ?)",
          model.get("name"),
          model.get("sha256"),
          model.get("deployed_at"),
          model.get("held_back_sha256"),
          model.get("held_back_at"),
          model.get("held_back_text"));
    }
    jdbc.queryForList("select id from diagram_act", Object.class).stream()
        .filter(id -> !acts.contains(id))
        .forEach(id -> jdbc.update("delete from diagram_act where id = ?", id));
  }

  private Set<String> deployments() {
    return repository.createDeploymentQuery().list().stream()
        .map(Deployment::getId)
        .collect(Collectors.toSet());
  }
}
