package vn.congvan.workflow.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A diagram or decision table.
 *
 * @param folder the name of the folder it lies in; null for a file that was sent alone
 */
public record ModelFile(String name, @Nullable String folder, byte[] content) {

  /**
   * The files of diagrams and decision tables in a folder and below it; or the one file, which may
   * lie anywhere, as one that is sent to the server.
   */
  public static List<ModelFile> in(Path place) {
    try (var found = Files.walk(place)) {
      return found
          .filter(file -> isModel(file.getFileName().toString()))
          .sorted()
          .map(file -> of(file, !file.equals(place)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The diagrams and decision tables that the product carries. */
  public static List<ModelFile> ofTheProduct() {
    try {
      var found =
          new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.*mn");
      var files = new java.util.ArrayList<ModelFile>();
      for (var resource : found) {
        files.add(
            new ModelFile(
                String.valueOf(resource.getFilename()), null, resource.getContentAsByteArray()));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same file with another text. */
  public ModelFile with(String text) {
    return new ModelFile(name, folder, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What stands in the file. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The name without its ending, which is also the key of what it holds. */
  public String key() {
    return name.replaceFirst("\\.(bpmn|dmn)$", "");
  }

  boolean isTable() {
    return name.endsWith(".dmn");
  }

  private static boolean isModel(String name) {
    return name.endsWith(".bpmn") || name.endsWith(".dmn");
  }

  private static ModelFile of(Path file, boolean inFolder) {
    try {
      var folder = file.toAbsolutePath().normalize().getParent();
      return new ModelFile(
          file.getFileName().toString(),
          inFolder && folder != null ? folder.getFileName().toString() : null,
          Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
