package vn.congvan.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Sentence;

/**
 * The answer to a delivery, the same for each repetition of it.
 *
 * @param documentId the document it became; only of an accepted one
 * @param reason why it was refused or quarantined, as a sentence for the sender
 * @param sentence the same as it is told; null where only what was kept is known
 * @param repeated whether the delivery had been brought before
 */
public record Receipt(
    UUID arrivalId,
    ArrivalState state,
    String fileName,
    @Nullable UUID documentId,
    @Nullable String reason,
    @JsonIgnore @Nullable Sentence sentence,
    boolean repeated) {

  /** Why it was refused or set apart, in the reader's language. */
  public @Nullable String reason(Locale locale) {
    return sentence == null ? reason : sentence.in(locale);
  }

  Receipt telling(Sentence why) {
    return repeated
        ? this
        : new Receipt(arrivalId, state, fileName, documentId, reason, why, false);
  }

  Receipt asRepeated() {
    return new Receipt(arrivalId, state, fileName, documentId, reason, sentence, true);
  }
}
