package vn.congvan.document;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells, beyond the document's own state, with whom its work lies; by the capability that gives out
 * work.
 */
public interface Whereabouts {

  /** For example "Phòng Nội vụ (chủ trì): Nguyễn Văn An đang xử lý"; empty if no work is open. */
  Optional<String> inWords(UUID documentId, Locale locale);
}
