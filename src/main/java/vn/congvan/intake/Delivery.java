package vn.congvan.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import vn.congvan.document.Channel;

/**
 * One file that a channel brings to an agency.
 *
 * @param messageId the channel's own name for this delivery: brought again under it, it is absorbed
 * @param identifier the document's own identifier, where the sender gives it (mã định danh văn bản)
 * @param by the person's login, or the name of the machine account or channel
 */
public record Delivery(
    String agencyId,
    Channel channel,
    String messageId,
    String fileName,
    InputStreamSource content,
    @Nullable String identifier,
    String by) {

  /** A delivery whose channel carries no identifier. */
  public Delivery(
      String agencyId,
      Channel channel,
      String messageId,
      String fileName,
      InputStreamSource content,
      String by) {
    this(agencyId, channel, messageId, fileName, content, null, by);
  }
}
