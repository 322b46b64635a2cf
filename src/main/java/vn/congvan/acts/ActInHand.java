package vn.congvan.acts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The act that is being done in this thread: begun once by whoever is outermost, told more about
 * itself by everything it passes through.
 */
public final class ActInHand {

  /** Stands where no person acted: a timer, a scan folder, the start itself. */
  public static final String SYSTEM = "system";

  private static final int LONGEST_DETAIL = 300;
  private static final ThreadLocal<@Nullable ActInHand> CURRENT = new ThreadLocal<>();

  private final String kind;
  private final boolean muted;
  private @Nullable String address = addressOfRequest();
  private @Nullable String person;
  private @Nullable UUID documentId;
  private @Nullable String agencyId;
  private @Nullable String objectKind;
  private @Nullable String objectId;
  private @Nullable String detail;

  private ActInHand(String kind, boolean muted) {
    this.kind = kind;
    this.muted = muted;
    var login = SecurityContextHolder.getContext().getAuthentication();
    this.person = login == null || login.getName() == null ? SYSTEM : login.getName();
  }

  /** Begins an act of whoever is logged in; ended by {@link #end}. */
  public static ActInHand begin(String kind) {
    return begun(new ActInHand(kind, false));
  }

  /** Begins something under which nothing is recorded, and of which nothing need be known. */
  static ActInHand beginUnrecorded(String kind) {
    return begun(new ActInHand(kind, true));
  }

  private static ActInHand begun(ActInHand act) {
    if (CURRENT.get() != null) {
      throw new IllegalStateException("'%s' is in hand already".formatted(CURRENT.get().kind));
    }
    CURRENT.set(act);
    return act;
  }

  /** An act that is over as soon as it is told, such as a login. */
  public static ActInHand momentary(String kind) {
    return new ActInHand(kind, false);
  }

  /** What this thread is doing, or null. */
  public static @Nullable ActInHand current() {
    return CURRENT.get();
  }

  /** Whether no row is written about it, so that nobody need tell it anything. */
  public boolean isMuted() {
    return muted;
  }

  /** Nothing more belongs to the act. */
  public void end() {
    CURRENT.remove();
  }

  /** Says who acts, where that is not the one who is logged in; null for somebody unknown. */
  public ActInHand by(@Nullable String personId) {
    person = personId;
    return this;
  }

  /** Says from where, for who stands outside of what Spring knows of the request. */
  public ActInHand from(String remoteAddress) {
    address = cut(remoteAddress, 45);
    return this;
  }

  /** Says which document it is about; the first one counts. */
  public ActInHand about(@Nullable UUID document) {
    if (documentId == null) {
      documentId = document;
    }
    return this;
  }

  /** Says what else it is done to; the first thing counts. */
  public ActInHand on(String what, @Nullable String id) {
    if (objectId == null && id != null && !id.isEmpty()) {
      objectKind = what;
      objectId = id;
    }
    return this;
  }

  /** Says in which agency's record it belongs; the first one counts. */
  public ActInHand in(@Nullable String agency) {
    if (agencyId == null && agency != null && !agency.isEmpty()) {
      agencyId = agency;
    }
    return this;
  }

  /** Adds a word to what it was: the name of a box or of a file of the product, never content. */
  public ActInHand saying(@Nullable String word) {
    if (word != null && !word.isBlank() && (detail == null || !detail.contains(word.strip()))) {
      var more = detail == null ? word.strip() : detail + "; " + word.strip();
      detail = cut(more, LONGEST_DETAIL);
    }
    return this;
  }

  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  String kind() {
    return kind;
  }

  @Nullable String person() {
    return person;
  }

  @Nullable String address() {
    return address;
  }

  @Nullable UUID documentId() {
    return documentId;
  }

  @Nullable String agencyId() {
    return agencyId;
  }

  @Nullable String objectKind() {
    return objectKind;
  }

  @Nullable String objectId() {
    return objectId;
  }

  @Nullable String detail() {
    return detail;
  }

  private static @Nullable String addressOfRequest() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? cut(request.getRequest().getRemoteAddr(), 45)
        : null;
  }
}
