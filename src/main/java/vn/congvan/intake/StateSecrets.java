package vn.congvan.intake;

import java.util.UUID;
import vn.congvan.content.Contents;
import vn.congvan.document.Documents;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * Takes a state secret off the system that came in unnoticed: its files, what was read from them,
 * and their bytes (Law 117/2025/QH15: state secrets are not kept on a networked machine).
 */
@UseCase
public class StateSecrets {

  /** The law, as messages cite it. */
  public static final Sentence LAW = new Sentence("Luật Bảo vệ bí mật nhà nước số 117/2025/QH15");

  private final Documents documents;
  private final Readings readings;
  private final SignatureChecks signatures;
  private final Arrivals arrivals;
  private final Contents contents;

  StateSecrets(
      Documents documents,
      Readings readings,
      SignatureChecks signatures,
      Arrivals arrivals,
      Contents contents) {
    this.documents = documents;
    this.readings = readings;
    this.signatures = signatures;
    this.arrivals = arrivals;
    this.contents = contents;
  }

  /**
   * Removes every file of the document; bytes stay only where another document or delivery has the
   * same ones.
   */
  public void remove(UUID documentId, String by) {
    var removed = documents.removeFiles(documentId, by, "Theo " + LAW);
    readings.forget(documentId);
    signatures.forget(documentId);
    arrivals.forgetFileOf(documentId);
    removed.stream().filter(sha256 -> !arrivals.isNamed(sha256)).forEach(contents::erase);
  }
}
