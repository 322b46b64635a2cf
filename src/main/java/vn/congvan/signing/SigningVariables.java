package vn.congvan.signing;

import vn.congvan.document.DocumentVariables;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;

/** The process variables of {@code sign-document}, which every process that signs calls. */
@ProcessFacts
public final class SigningVariables {

  /** As what it is signed: {@link SignatureKind#code()}. */
  public static final ProcessVariable<String> SIGNATURE_KIND =
      ProcessVariable.of("signatureKind", String.class, "Loại chữ ký số")
          .allowing(SignatureKind.values(), SignatureKind::code, SignatureKind::vietnamese);

  /** The post of the person who signs; null where the agency does, by its clerks. */
  public static final ProcessVariable<String> SIGNER_POST =
      ProcessVariable.of(
          "signerPost", String.class, "Vị trí của người ký; trống nếu cơ quan ký (văn thư)");

  /** The answer of the process. */
  public static final ProcessVariable<Boolean> SIGNED =
      ProcessVariable.of("signed", Boolean.class, "Văn bản đã được ký");

  /** What each signature is started with. */
  public static final ProcessStart SIGN_DOCUMENT =
      ProcessStart.of(
          "sign-document",
          DocumentVariables.DOCUMENT_ID,
          DocumentVariables.AGENCY_ID,
          DocumentVariables.PRIORITY,
          SIGNATURE_KIND,
          SIGNER_POST);

  private SigningVariables() {}
}
