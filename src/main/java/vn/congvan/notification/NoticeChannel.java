package vn.congvan.notification;

/** A way by which a notice reaches a person. */
public enum NoticeChannel {
  /** The notice centre and the bell; always, at once or with the digest. */
  IN_APP,
  /** E-mail, where a server is configured and the person has an address. */
  MAIL,
  /** A telephone message, where a {@link ShortMessageChannel} is at hand. */
  SMS
}
