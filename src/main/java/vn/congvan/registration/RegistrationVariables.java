package vn.congvan.registration;

import java.util.Date;
import vn.congvan.workflow.ProcessVariable;

/** The process variables that receiving and registering a document write. */
public final class RegistrationVariables {

  /** The clerk's decision: {@code register} or {@code return}. */
  public static final ProcessVariable<String> RECEIPT = ProcessVariable.of("receipt", String.class);

  /** The draft of the form that was just completed. */
  public static final ProcessVariable<String> DRAFT_ID =
      ProcessVariable.of("draftId", String.class);

  /** The code of the document's type. */
  public static final ProcessVariable<String> DOCUMENT_TYPE =
      ProcessVariable.of("documentType", String.class);

  /** The level of government that issued it. */
  public static final ProcessVariable<String> ISSUER_LEVEL =
      ProcessVariable.of("issuerLevel", String.class);

  /** How urgent it is, 0 to 4. */
  public static final ProcessVariable<Integer> URGENCY =
      ProcessVariable.of("urgency", Integer.class);

  /** The code of the field of work. */
  public static final ProcessVariable<String> FIELD = ProcessVariable.of("field", String.class);

  /** Whether a leader gives direction first, or the unit gets it by the agency's regulation. */
  public static final ProcessVariable<Boolean> NEEDS_DIRECTION =
      ProcessVariable.of("needsDirection", Boolean.class);

  /** The leader's post that directs; null where none is needed. */
  public static final ProcessVariable<String> DIRECTING_POST =
      ProcessVariable.of("directingPost", String.class);

  /** The unit that the clerk chose, or that is proposed; null where none is known yet. */
  public static final ProcessVariable<String> PROPOSED_UNIT =
      ProcessVariable.of("proposedUnit", String.class);

  /** When the document must be done. */
  public static final ProcessVariable<Date> DUE_AT = ProcessVariable.of("dueAt", Date.class);

  private RegistrationVariables() {}
}
