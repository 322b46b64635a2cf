package vn.congvan.signing;

import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessMessage;

/** What a process that waits for a signature is told. */
@ProcessFacts
public final class SigningMessages {

  /** The signature is in the pages, checked, and the document has it. */
  public static final ProcessMessage DOCUMENT_SIGNED =
      ProcessMessage.of(
          "DocumentSigned",
          SigningVariables.SIGN_DOCUMENT.process(),
          "Chữ ký số đã có trên văn bản và đã được kiểm tra",
          SigningVariables.SIGNED);

  private SigningMessages() {}
}
