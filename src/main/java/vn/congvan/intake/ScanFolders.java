package vn.congvan.intake;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.congvan.document.Channel;
import vn.congvan.organization.Directory;

/**
 * Takes in what an agency's scanner lays into its folder {@code scan/<agency>} under {@code
 * congvan.data}, each file exactly once.
 *
 * <p>A file is moved away only after its transaction: killed in between, it is found again, brought
 * again under the same message id, and absorbed.
 */
@Component
public class ScanFolders {

  /** The name under which deliveries by a scanner are recorded. */
  public static final String BY = "scan";

  private static final Logger log = LoggerFactory.getLogger(ScanFolders.class);

  private static final String DONE = "done";
  private static final String REFUSED = "refused";

  private static final Set<String> UNFINISHED = Set.of(".tmp", ".part", ".partial", ".crdownload");
  private static final Set<String> OF_SYSTEMS = Set.of("thumbs.db", "desktop.ini");

  private record Seen(long size, Instant changed) {}

  private final Intake intake;
  private final Landing landing;
  private final Directory directory;
  private final IntakeSettings settings;
  private final Path root;
  private final Clock clock;
  private final Map<Path, Seen> seen = new HashMap<>();
  private final Map<Path, String> troubles = new HashMap<>();

  @Autowired
  ScanFolders(
      Intake intake,
      Landing landing,
      Directory directory,
      IntakeSettings settings,
      @Value("${congvan.data}") String data) {
    // The times of files are real time, whatever the province's clock shows.
    this(intake, landing, directory, settings, Path.of(data), Clock.systemUTC());
  }

  ScanFolders(
      Intake intake,
      Landing landing,
      Directory directory,
      IntakeSettings settings,
      Path data,
      Clock clock) {
    this.intake = intake;
    this.landing = landing;
    this.directory = directory;
    this.settings = settings;
    this.root = data.toAbsolutePath().normalize().resolve("scan");
    this.clock = clock;
  }

  /** Looks into the folder of each agency once, and takes in what lies still. */
  @Scheduled(
      initialDelayString = "${congvan.intake.scan-after:PT20S}",
      fixedDelayString = "${congvan.intake.scan-every:PT5S}")
  public synchronized void poll() {
    var present = new ArrayList<Path>();
    for (var agency : directory.agencies()) {
      var folder = root.resolve(agency.id());
      try {
        Files.createDirectories(folder);
        present.addAll(poll(agency.id(), folder));
      } catch (IOException | RuntimeException e) {
        tell(folder, e);
      }
    }
    seen.keySet().retainAll(present);
    troubles.keySet().removeIf(path -> !Files.exists(path));
  }

  /** Deletes the scanner's own copy, with the note beside it, of a file that is to be forgotten. */
  @TransactionalEventListener
  void forget(FileForgotten file) {
    for (var drawer : List.of(DONE, REFUSED)) {
      var folder = root.resolve(file.agencyId()).resolve(drawer);
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (var copies = Files.newDirectoryStream(folder, copy -> isCopy(copy, file))) {
        for (var copy : copies) {
          Files.delete(copy);
          Files.deleteIfExists(noteBeside(copy));
        }
      } catch (IOException | DirectoryIteratorException e) {
        log.error("A scanner's copy in {} must be deleted by hand: {}", folder, file.sha256(), e);
      }
    }
  }

  private static boolean isCopy(Path copy, FileForgotten file) throws IOException {
    return Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
        && Files.size(copy) == file.size()
        && sha256(copy).equals(file.sha256());
  }

  private List<Path> poll(String agencyId, Path folder) throws IOException {
    var present = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        if (!isScan(file)) {
          continue;
        }
        present.add(file);
        try {
          if (liesStill(file)) {
            take(agencyId, folder, file);
            troubles.remove(file);
          }
        } catch (NoSuchFileException e) {
          // Taken away by the person at the scanner, or by another node.
          log.debug("Gone: {}", file, e);
        } catch (IOException | RuntimeException e) {
          tell(file, e);
        }
      }
    }
    return present;
  }

  private static boolean isScan(Path file) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !name.startsWith(".")
        && !name.startsWith("~")
        && !OF_SYSTEMS.contains(name)
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  /** A scanner writes for minutes: size and time must be those of the look before, and not new. */
  private boolean liesStill(Path file) throws IOException {
    var now = look(file);
    var before = seen.put(file, now);
    return now.equals(before)
        && !now.changed().plus(settings.scanSettled()).isAfter(clock.instant());
  }

  private static Seen look(Path file) throws IOException {
    var attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Seen(attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  private void take(String agencyId, Path folder, Path file) throws IOException {
    var before = look(file);
    var copy = landing.copy(new FileSystemResource(file), settings.maxFileSize().toBytes());
    try {
      var receipt =
          intake.accept(
              new Delivery(
                  agencyId,
                  Channel.SCAN,
                  messageId(copy, file.getFileName().toString()),
                  file.getFileName().toString(),
                  new FileSystemResource(copy),
                  BY));
      if (!look(file).equals(before)) {
        // Someone writes on: what is there now is another delivery.
        return;
      }
      if (receipt.state() == ArrivalState.ACCEPTED) {
        move(file, folder.resolve(DONE), receipt);
      } else {
        var moved = move(file, folder.resolve(REFUSED), receipt);
        Files.writeString(
            noteBeside(moved), receipt.state().vietnamese() + ": " + receipt.reason() + "\n");
      }
    } finally {
      landing.remove(copy);
    }
  }

  private static Path move(Path file, Path folder, Receipt receipt) throws IOException {
    Files.createDirectories(folder);
    var name = file.getFileName().toString();
    var target = folder.resolve(name);
    if (Files.exists(target)) {
      target = folder.resolve(receipt.arrivalId() + "-" + name);
    }
    try {
      return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
      return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path noteBeside(Path file) {
    return file.resolveSibling(file.getFileName() + ".ly-do.txt");
  }

  /** Content and name: the same page scanned under another name is another delivery. */
  private static String messageId(Path copy, String name) throws IOException {
    return sha256(copy) + "-" + DigestUtils.sha256Hex(name).substring(0, 16);
  }

  private static String sha256(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(bytes);
    }
  }

  /** Once for each trouble, not at each poll. */
  private void tell(Path what, Exception trouble) {
    var words = String.valueOf(trouble);
    if (!words.equals(troubles.put(what, words))) {
      log.error("The scan folder's {} cannot be taken in; it is tried again", what, trouble);
    }
  }
}
