package vn.congvan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.NewArrival.Said;

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

  /**
   * The document's marks, where it is not a text that suggests them but the sender who says them.
   */
  Said bySender() {
    var day = value(issuedOn);
    var degree = value(urgency);
    return new Said(
        value(number),
        value(symbol),
        day == null ? null : LocalDate.parse(day),
        value(issuerName),
        value(typeCode),
        value(subject),
        degree == null ? 0 : Integer.parseInt(degree));
  }

  private static @Nullable String value(@Nullable Suggestion said) {
    return said == null ? null : said.value();
  }

  /** Nothing suggested: a picture, or a text that is no letter. */
  public static Suggestions none() {
    return new Suggestions(null, null, null, null, null, null, null, null, null, null, null);
  }
}
