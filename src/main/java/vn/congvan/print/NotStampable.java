package vn.congvan.print;

/**
 * The file cannot be drawn on (damaged, encrypted or no PDF); whoever wanted the copy shows the
 * original instead.
 */
public class NotStampable extends Exception {

  NotStampable(Throwable cause) {
    super("No stamp can be drawn on this file: " + cause, cause);
  }
}
