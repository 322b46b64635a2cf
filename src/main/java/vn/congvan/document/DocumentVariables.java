package vn.congvan.document;

import vn.congvan.workflow.ProcessVariable;

/** The process variables by which an instance knows its document. */
public final class DocumentVariables {

  /** The document's id, as text. */
  public static final ProcessVariable<String> DOCUMENT_ID =
      ProcessVariable.of("documentId", String.class);

  /** The agency the document came to; also the tenant. */
  public static final ProcessVariable<String> AGENCY_ID =
      ProcessVariable.of("agencyId", String.class);

  /** The priority of the tasks, from the urgency. */
  public static final ProcessVariable<Integer> PRIORITY =
      ProcessVariable.of("priority", Integer.class);

  private DocumentVariables() {}
}
