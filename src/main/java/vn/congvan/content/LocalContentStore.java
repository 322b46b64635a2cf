package vn.congvan.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps bytes in a folder of this machine: {@code content/sha256/ab/cd/<hex>} under {@code
 * congvan.data}.
 *
 * <p>A name exists only once its bytes are on the disk: temporary file, fsync, atomic rename, fsync
 * of the folder.
 */
@Component
class LocalContentStore implements ContentStore {

  private static final Logger log = LoggerFactory.getLogger(LocalContentStore.class);

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  // Windows cannot open a folder as a file; its file systems journal renames themselves.
  private static final boolean FOLDERS_OPEN = !System.getProperty("os.name").startsWith("Windows");

  private final Path root;
  private final Path blobs;
  private final Path tmp;
  private final Path quarantine;
  private final Clock clock;
  private final Set<Path> safeFolders = ConcurrentHashMap.newKeySet();
  // A put renews the age of bytes that the sweeper is about to set aside, so one of them must wait.
  private final ReadWriteLock moving = new ReentrantReadWriteLock();

  @Autowired
  LocalContentStore(@Value("${congvan.data}") String data) throws IOException {
    this(Path.of(data), Clock.systemUTC());
  }

  LocalContentStore(Path data, Clock clock) throws IOException {
    var content = data.toAbsolutePath().normalize().resolve("content");
    this.root = content;
    this.blobs = content.resolve("sha256");
    this.tmp = content.resolve("tmp");
    this.quarantine = content.resolve("quarantine");
    this.clock = clock;
    for (var folder : List.of(blobs, tmp, quarantine)) {
      createFolder(folder);
    }
  }

  @Override
  public Stored put(InputStream bytes) throws IOException {
    var temporary = tmp.resolve(UUID.randomUUID().toString());
    try {
      var digest = DigestUtils.getSha256Digest();
      var size = 0L;
      try (var channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        size = new DigestInputStream(bytes, digest).transferTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      var sha256 = HexFormat.of().formatHex(digest.digest());
      moving.readLock().lock();
      try {
        var target = path(sha256);
        createFolder(target.getParent());
        // Also over the same bytes: it heals damaged ones and tells the sweeper that they are in
        // use.
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
      } finally {
        moving.readLock().unlock();
      }
      return new Stored(sha256, size);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    var file = path(sha256);
    var stream = Files.newInputStream(file);
    try {
      return new VerifiedStream(stream, sha256, Files.size(file));
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  @Override
  public void erase(String sha256, Instant moment, Predicate<String> known) throws IOException {
    moving.writeLock().lock();
    try {
      var file = path(sha256);
      if (known.test(sha256)) {
        return;
      }
      Files.deleteIfExists(quarantine.resolve(sha256));
      if (isOlder(file, moment)) {
        Files.delete(file);
        force(file.getParent());
      }
    } catch (NoSuchFileException e) {
      log.debug("Gone already: {}", sha256, e);
    } finally {
      moving.writeLock().unlock();
    }
  }

  @Override
  public boolean has(String sha256) {
    return Files.isRegularFile(path(sha256));
  }

  /** The names of all bytes that begin with two hex digits. */
  List<String> names(String prefix) throws IOException {
    var found = new ArrayList<String>();
    var folder = blobs.resolve(prefix);
    if (Files.isDirectory(folder)) {
      try (var files = Files.walk(folder, 2)) {
        files
            .filter(Files::isRegularFile)
            .map(file -> file.getFileName().toString())
            .filter(LocalContentStore::isName)
            .forEach(found::add);
      }
    }
    return found;
  }

  /**
   * Sets bytes aside if they are older than the instant and still nobody knows them; asked again
   * under the lock that a put of the same bytes waits for.
   */
  boolean setAside(String sha256, Instant olderThan, Predicate<String> known) throws IOException {
    moving.writeLock().lock();
    try {
      var file = path(sha256);
      if (!isOlder(file, olderThan) || known.test(sha256)) {
        return false;
      }
      var aside = quarantine.resolve(sha256);
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      Files.setLastModifiedTime(aside, FileTime.from(clock.instant()));
      force(quarantine);
      force(file.getParent());
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } finally {
      moving.writeLock().unlock();
    }
  }

  /** Puts bytes back that were set aside; false if they are not there. */
  boolean bringBack(String sha256) throws IOException {
    moving.writeLock().lock();
    try {
      var target = path(sha256);
      var aside = quarantine.resolve(sha256);
      if (!Files.isRegularFile(aside)) {
        return false;
      }
      createFolder(target.getParent());
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      force(target.getParent());
      return true;
    } finally {
      moving.writeLock().unlock();
    }
  }

  /** Deletes for good what was set aside before the instant; returns how many. */
  int deleteSetAsideBefore(Instant instant) throws IOException {
    return deleteOlder(quarantine, instant);
  }

  /** Deletes what a crash left half written before the instant; returns how many. */
  int deleteHalfWrittenBefore(Instant instant) throws IOException {
    return deleteOlder(tmp, instant);
  }

  private static int deleteOlder(Path folder, Instant instant) throws IOException {
    var deleted = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        try {
          if (isOlder(file, instant) && Files.deleteIfExists(file)) {
            deleted++;
          }
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
          log.debug("Left alone: {}", file, e);
        }
      }
    }
    return deleted;
  }

  private static boolean isOlder(Path file, Instant instant) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
  }

  /** Whether the text can name stored bytes; anything else must never become a path. */
  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private Path path(String sha256) {
    if (!isName(sha256)) {
      throw new IllegalArgumentException("Not the name of stored bytes");
    }
    return blobs.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
  }

  /** A new folder is only there after a crash if its parent was written too, whoever created it. */
  private void createFolder(Path folder) throws IOException {
    if (safeFolders.contains(folder)) {
      return;
    }
    var parent = folder.getParent();
    if (parent != null && !folder.equals(root)) {
      createFolder(parent);
      Files.createDirectories(folder);
      force(parent);
    } else {
      Files.createDirectories(folder);
    }
    safeFolders.add(folder);
  }

  private static void force(Path folder) throws IOException {
    if (FOLDERS_OPEN) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
