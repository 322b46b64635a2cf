package vn.congvan.signing;

import java.io.IOException;
import java.util.List;

/** Tells whether the signatures of a file that came from outside are good, by our trust list. */
public interface ArrivedSignatures {

  /**
   * Looks at every signature of a PDF, and asks the authorities where the file itself proves too
   * little. May take minutes; ends early where its thread is interrupted.
   *
   * @throws IOException if the file cannot be read as a PDF
   */
  Verdict verify(byte[] pdf) throws IOException;

  /**
   * What was found.
   *
   * @param trustVersion the version of the trust list that was used
   * @param findings oldest signature first; empty if the file holds none
   */
  record Verdict(int trustVersion, List<SignatureFinding> findings) {}
}
