package vn.congvan.signing.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.content.ContentStore;
import vn.congvan.signing.RegisteredMeans;

/** What may be signed with, out of the registered certificates that are in force. */
@Component
@Transactional(readOnly = true)
class CertificateBook implements RegisteredMeans {

  private final CertificateRows rows;
  private final ContentStore store;

  CertificateBook(CertificateRows rows, ContentStore store) {
    this.rows = rows;
    this.store = store;
  }

  @Override
  public List<Registered> ofPerson(String personId) {
    return rows.keysOfPerson(personId).stream().map(this::registered).toList();
  }

  @Override
  public List<Registered> ofAgency(String agencyId) {
    return rows.keysOfAgency(agencyId).stream().map(this::registered).toList();
  }

  @Override
  public Optional<Registered> find(UUID id) {
    return rows.key(id).map(this::registered);
  }

  private Registered registered(CertificateRows.Key key) {
    return new Registered(
        key.id(),
        key.means(),
        key.account(),
        CertificateFile.chain(key.chain()),
        image(key.imageSha256()));
  }

  private byte @Nullable [] image(@Nullable String sha256) {
    if (sha256 == null) {
      return null;
    }
    try (var bytes = store.open(sha256)) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
