package vn.congvan.document;

import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** The process variables by which an instance knows its document. */
@ProcessFacts
public final class DocumentVariables {

  /** The document's id, as text. */
  public static final ProcessVariable<String> DOCUMENT_ID =
      ProcessVariable.of("documentId", String.class, "Mã của văn bản");

  /** The agency that the document came to or that issues it; also the tenant. */
  public static final ProcessVariable<String> AGENCY_ID =
      ProcessVariable.of("agencyId", String.class, "Mã của cơ quan có văn bản");

  /** The priority of the tasks, from the urgency. */
  public static final ProcessVariable<Integer> PRIORITY =
      ProcessVariable.of("priority", Integer.class, "Độ ưu tiên của công việc, theo độ khẩn");

  /** What each document that arrives is started with, by whatever channel it came. */
  public static final ProcessStart INCOMING_DOCUMENT =
      ProcessStart.of("incoming-document", DOCUMENT_ID, AGENCY_ID, PRIORITY);

  private DocumentVariables() {}
}
