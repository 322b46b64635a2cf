package vn.congvan.content;

import java.io.IOException;

/** Stored bytes no longer match the hash by which they are known: they must come from a backup. */
public class ContentDamaged extends IOException {

  /** Names the damaged bytes; their content is never part of the message. */
  public ContentDamaged(String sha256) {
    super("Stored bytes no longer match their name " + sha256);
  }
}
