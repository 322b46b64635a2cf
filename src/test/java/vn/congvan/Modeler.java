package vn.congvan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import vn.congvan.workflow.models.ModelFile;

/** Camunda Modeler, as far as the server sees it: the same request with a password each time. */
public final class Modeler {

  private final int port;
  private final String person;

  /** A person who opens Modeler. */
  public Modeler(int port, String person) {
    this.port = port;
    this.person = person;
  }

  /** Deploys files in one go. */
  public HttpResponse<String> deploy(String name, ModelFile... files) {
    var boundary = "----modeler" + System.nanoTime();
    List<byte[]> body = new ArrayList<>();
    field(body, boundary, "deployment-name", name);
    field(body, boundary, "deployment-source", "Camunda Modeler");
    field(body, boundary, "enable-duplicate-filtering", "true");
    for (var file : files) {
      body.add(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/xml\r\n\r\n"
              .formatted(boundary, file.name(), file.name())
              .getBytes(StandardCharsets.UTF_8));
      body.add(file.content());
      body.add("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.add("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return post("/deployment/create", "multipart/form-data; boundary=" + boundary, body);
  }

  /** Presses "Start current diagram". */
  public HttpResponse<String> start(String definitionId) {
    return post(
        "/process-definition/" + definitionId + "/start",
        "application/json",
        List.of("{}".getBytes(StandardCharsets.UTF_8)));
  }

  /** Asks a decision table by itself, as an analyst's own tool may. */
  public HttpResponse<String> decides(String table, String body) {
    return post(
        "/decision-definition/key/" + table + "/evaluate",
        "application/json",
        List.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> post(String path, String type, List<byte[]> body) {
    var login =
        Base64.getEncoder().encodeToString((person + ":congvan").getBytes(StandardCharsets.UTF_8));
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest" + path))
                  .header("Authorization", "Basic " + login)
                  .header("Accept", "application/json")
                  .header("Content-Type", type)
                  .POST(HttpRequest.BodyPublishers.ofByteArrays(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Takes back what a test deployed under that name, with whatever still runs on it. */
  public static void forget(RepositoryService repository, String name) {
    repository.createDeploymentQuery().deploymentName(name).list().stream()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  private static void field(List<byte[]> body, String boundary, String name, String value) {
    body.add(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(boundary, name, value)
            .getBytes(StandardCharsets.UTF_8));
  }
}
