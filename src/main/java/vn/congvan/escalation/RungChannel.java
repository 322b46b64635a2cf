package vn.congvan.escalation;

import java.util.Arrays;
import java.util.Set;
import vn.congvan.notification.NoticeChannel;

/** By which channels a rung is told. */
public enum RungChannel {
  USUAL("usual", "Theo bảng kênh thông báo của cơ quan", Set.of()),
  AT_ONCE("atOnce", "Báo ngay trong hệ thống, không gom", Set.of(NoticeChannel.IN_APP)),
  MAIL("mail", "Báo ngay, thêm thư điện tử", Set.of(NoticeChannel.IN_APP, NoticeChannel.MAIL)),
  SMS("sms", "Báo ngay, thêm tin nhắn", Set.of(NoticeChannel.IN_APP, NoticeChannel.SMS));

  private final String key;
  private final String vietnamese;
  private final Set<NoticeChannel> atOnce;

  RungChannel(String key, String vietnamese, Set<NoticeChannel> atOnce) {
    this.key = key;
    this.vietnamese = vietnamese;
    this.atOnce = atOnce;
  }

  /** The word of the decision table. */
  public String key() {
    return key;
  }

  /** The office's word. */
  public String vietnamese() {
    return vietnamese;
  }

  Set<NoticeChannel> atOnce() {
    return atOnce;
  }

  /** The channels of that word. */
  public static RungChannel ofKey(String key) {
    return Arrays.stream(values())
        .filter(channel -> channel.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No channel '" + key + "'"));
  }
}
