package vn.congvan.statistics;

/** Under which names agencies are shown, and under which other ones. */
public enum Structure {
  /** As they stand today. */
  NOW,
  /** As they stood on the last day of the period. */
  THEN
}
