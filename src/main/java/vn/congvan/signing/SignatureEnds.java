package vn.congvan.signing;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.congvan.acts.ActInHand;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.shared.UseCase;

/**
 * Ends an attempt that has not become a signature: in the record of acts each such end is an act of
 * its signer's, and the signer is told, since he may have left the page. The task stays open.
 */
@UseCase
public class SignatureEnds {

  /** What the signer did himself a moment ago, he knows. */
  private static final Set<String> KNOWN = Set.of("CANCELLED", "TAKEN_BACK");

  private final SignatureAttempts attempts;
  private final Notifications notifications;
  private final Directory directory;
  private final MessageSource messages;

  SignatureEnds(
      SignatureAttempts attempts,
      Notifications notifications,
      Directory directory,
      MessageSource messages) {
    this.attempts = attempts;
    this.notifications = notifications;
    this.directory = directory;
    this.messages = messages;
  }

  /** The signer said no on his device, or on the service's page. */
  public boolean declined(Attempt seen, String why, @Nullable String detail) {
    return end(seen, AttemptState.CANCELLED, why, detail);
  }

  /** Nobody answered in time. */
  public boolean expired(Attempt seen, String why, @Nullable String detail) {
    return end(seen, AttemptState.EXPIRED, why, detail);
  }

  /** There is no signature, for another reason. */
  public boolean failed(Attempt seen, String why, @Nullable String detail) {
    return end(seen, AttemptState.FAILED, why, detail);
  }

  /** As it was seen: what has moved on since does not end. */
  private boolean end(Attempt seen, AttemptState state, String why, @Nullable String detail) {
    var act = ActInHand.current();
    if (act != null) {
      act.by(seen.signerId()).about(seen.documentId()).in(seen.agencyId());
    }
    if (!attempts.ended(seen, state, why, detail)) {
      return false;
    }
    if (!KNOWN.contains(why)) {
      tell(seen, why);
    }
    return true;
  }

  private void tell(Attempt attempt, String why) {
    var posts =
        directory.postsOf(attempt.signerId()).stream()
            .filter(post -> post.agencyId().equals(attempt.agencyId()))
            .map(Directory.Post::group)
            .toList();
    notifications.tell(
        Notice.about(
                NoticeKind.SIGNING_FAILED,
                attempt.agencyId(),
                attempt.documentId(),
                posts,
                attempt.id().toString(),
                Notice.inBoth(
                    reason(why, Locale.forLanguageTag("vi")), reason(why, Locale.ENGLISH)))
            .task(attempt.taskId()));
  }

  private String reason(String why, Locale locale) {
    return Objects.requireNonNull(messages.getMessage("signing.why." + why, null, why, locale));
  }
}
