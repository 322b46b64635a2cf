package vn.congvan.signing;

import java.util.UUID;

/** The attempts that wait for a file from an agent; asked by the {@link FileSigner}'s two doors. */
public interface FileAttempts {

  /**
   * The pages that the agent fetches, byte for byte those that were shown.
   *
   * @throws vn.congvan.shared.Refusal if the attempt is not out any more
   */
  byte[] pages(UUID attempt);

  /**
   * Takes the file that came back, after the door has checked its word; what is checked here: the
   * file continues the pages byte for byte, holds exactly one signature more, by the registered
   * certificate, and nothing speaks against it.
   *
   * @throws SignatureMismatch if it is not so; the attempt stays out
   * @throws vn.congvan.shared.Refusal if the attempt is not out any more
   */
  void returned(UUID attempt, byte[] pdf);
}
