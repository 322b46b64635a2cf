package vn.congvan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * All that the text of a received file suggests, under the names that the registration form's
 * fields have; null where nothing was found.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestions(
    @Nullable Suggestion number,
    @Nullable Suggestion symbol,
    @Nullable Suggestion identifier,
    @Nullable Suggestion issuedOn,
    @Nullable Suggestion issuerName,
    @Nullable Suggestion typeCode,
    @Nullable Suggestion subject,
    @Nullable Suggestion signerName,
    @Nullable Suggestion signerPosition,
    @Nullable Suggestion urgency,
    @Nullable Suggestion secrecy) {

  /** Nothing suggested: a picture, or a text that is no letter. */
  public static Suggestions none() {
    return new Suggestions(null, null, null, null, null, null, null, null, null, null, null);
  }
}
