package vn.congvan.notification;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.Role;

/** Brings notices to people's telephones. */
public interface ShortMessageChannel {

  /**
   * One person's notice; {@code role} is the one as which he is told, {@code group} the one in
   * which, {@code occasion} the whole text that makes it once-only together with kind and person,
   * {@code limit} the deadline without which it is not true any more.
   */
  record ShortNotice(
      UUID noticeId,
      NoticeKind kind,
      String personId,
      Role role,
      String group,
      String agencyId,
      @Nullable UUID documentId,
      int urgency,
      String occasion,
      List<String> words,
      Notice.@Nullable Limit limit) {}

  /**
   * Takes a notice over within the transaction that tells it; the same one never comes twice. What
   * cannot be sent is this channel's own affair: the notice stands in the notice centre anyhow.
   */
  void take(ShortNotice notice);
}
