package vn.congvan.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** The guard as it stands before practice authorities, which lie on the tests' own machine. */
public record QuestionsOnThisMachine(AuthorityQuestions questions, RevocationLists lists) {

  /** Lets nobody on this machine be asked but those hosts. */
  public static QuestionsOnThisMachine open(String... hosts) {
    try {
      var settings = settings(hosts);
      var questions = new AuthorityQuestions(settings);
      Path folder = Files.createTempDirectory("revocation");
      return new QuestionsOnThisMachine(
          questions, new RevocationLists(questions, settings, folder, Clock.systemUTC()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings under which those hosts may be asked. */
  public static TrustSettings settings(String... hosts) {
    return new TrustSettings(
        null, List.of(hosts), Duration.ofSeconds(5), DataSize.ofMegabytes(1), Duration.ofHours(1));
  }
}
