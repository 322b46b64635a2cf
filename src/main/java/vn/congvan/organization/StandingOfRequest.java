package vn.congvan.organization;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Remembers for the length of one web request where a person stands, so that its guards and lists
 * ask the tables once between them. Jobs and other threads remember nothing, and neither does a
 * request in which a person, post or substitution has changed.
 */
final class StandingOfRequest {

  private static final String REMEMBERED = StandingOfRequest.class.getName() + ".remembered";
  private static final String CHANGED = StandingOfRequest.class.getName() + ".changed";

  private record Key(String personId, LocalDate day) {}

  private StandingOfRequest() {}

  static Directory.Standing of(
      String personId, LocalDate day, Supplier<Directory.Standing> question) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request == null || found(request, CHANGED) != null) {
      return question.get();
    }
    return remembered(request).computeIfAbsent(new Key(personId, day), asked -> question.get());
  }

  @SuppressWarnings("unchecked")
  private static Map<Key, Directory.Standing> remembered(RequestAttributes request) {
    var known = found(request, REMEMBERED);
    if (known == null) {
      known = new ConcurrentHashMap<Key, Directory.Standing>();
      request.setAttribute(REMEMBERED, known, RequestAttributes.SCOPE_REQUEST);
    }
    return (Map<Key, Directory.Standing>) known;
  }

  private static @Nullable Object found(RequestAttributes request, String name) {
    return request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
  }

  /** Notices what changes somebody's standing; a change that is undone later counts as well. */
  static final class Watch {

    @PostPersist
    @PostUpdate
    @PostRemove
    void changed(Object row) {
      var request = RequestContextHolder.getRequestAttributes();
      if (request != null) {
        request.setAttribute(CHANGED, true, RequestAttributes.SCOPE_REQUEST);
      }
    }
  }
}
