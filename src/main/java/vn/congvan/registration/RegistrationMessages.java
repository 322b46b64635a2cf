package vn.congvan.registration;

import vn.congvan.document.DocumentVariables;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessMessage;

/** The messages by which a clerk's later acts reach a document's process. */
@ProcessFacts
public final class RegistrationMessages {

  /** The clerk has taken back what he submitted to a leader. */
  public static final ProcessMessage SUBMISSION_TAKEN_BACK =
      ProcessMessage.of(
          "SubmissionTakenBack",
          DocumentVariables.INCOMING_DOCUMENT.process(),
          "Văn thư thu hồi văn bản đã trình lãnh đạo");

  private RegistrationMessages() {}
}
