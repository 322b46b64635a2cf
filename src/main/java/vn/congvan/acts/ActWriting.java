package vn.congvan.acts;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Refusal;

/** Writes the rows; knows to whose record an act belongs. */
@Component
class ActWriting implements Acts {

  /** Under this name a request remembers that it has left a row. */
  private static final String IN_THIS_REQUEST = Acts.class.getName();

  private static final Logger log = LoggerFactory.getLogger(ActWriting.class);
  private static final int LONGEST_ID = 100;

  private final JdbcTemplate database;
  private final TransactionTemplate joining;
  private final TransactionTemplate own;
  private final Directory directory;
  private final ObjectProvider<DocumentPlace> documents;
  private final Clock clock;

  @Autowired
  ActWriting(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      Directory directory,
      ObjectProvider<DocumentPlace> documents) {
    // What happened on this machine is told by the machine's time, whatever a practice province's
    // clock shows.
    this(database, transactions, directory, documents, Clock.systemUTC());
  }

  ActWriting(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      Directory directory,
      ObjectProvider<DocumentPlace> documents,
      Clock clock) {
    this.database = database;
    this.joining = new TransactionTemplate(transactions);
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.directory = directory;
    this.documents = documents;
    this.clock = clock;
  }

  @Override
  public void done(ActInHand act) {
    joining.executeWithoutResult(status -> write(act, Outcome.DONE, null));
  }

  @Override
  public void brokeOff(ActInHand act, Throwable cause) {
    for (@Nullable Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof Refusal refusal) {
        brokeOff(act, Outcome.REFUSED, refusal.code());
        return;
      }
    }
    brokeOff(act, Outcome.FAILED, cause.getClass().getSimpleName());
  }

  @Override
  public void brokeOff(ActInHand act, Outcome outcome, String reason) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      afterwards(joining, act, outcome, reason);
      return;
    }
    // A transaction around the act is still open, and will perhaps be undone with it.
    markRequest();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            afterwards(own, act, outcome, reason);
          }
        });
  }

  /** Why it broke off is what the person must be told, even if that cannot be written down. */
  private void afterwards(
      TransactionTemplate transaction, ActInHand act, Outcome outcome, String reason) {
    try {
      transaction.executeWithoutResult(status -> write(act, outcome, reason));
    } catch (RuntimeException trouble) {
      log.error("A refused or failed act ({}) could not be recorded", act.kind(), trouble);
    }
  }

  private static void markRequest() {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(IN_THIS_REQUEST, true, RequestAttributes.SCOPE_REQUEST);
    }
  }

  private void write(ActInHand act, Outcome outcome, @Nullable String reason) {
    var keys = new GeneratedKeyHolder();
    database.update(
        connection -> {
          var row =
              connection.prepareStatement(
                  """
                  insert into recorded_act
                    (agency_id, occurred_at, person_id, address, kind, outcome, reason, document_id,
                     object_kind, object_id, detail)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """,
                  new String[] {"number"});
          row.setString(1, agencyOf(act, outcome));
          row.setObject(2, now().atOffset(ZoneOffset.UTC));
          row.setString(3, act.person());
          row.setString(4, act.address());
          row.setString(5, act.kind());
          row.setString(6, outcome.name());
          row.setString(7, reason == null ? null : ActInHand.cut(reason, 100));
          uuid(row, 8, act.documentId());
          row.setString(9, act.objectKind());
          row.setString(10, cut(act.objectId()));
          row.setString(11, act.detail());
          return row;
        },
        keys);
    database.update(
        "insert into recorded_act_unsealed (act_number) values (?)",
        java.util.Objects.requireNonNull(keys.getKey()).longValue());
    markRequest();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The agency whose document, unit, post or person it was done to; else the one in which the
   * person works.
   */
  private @Nullable String agencyOf(ActInHand act, Outcome outcome) {
    var told = act.agencyId();
    if (told != null) {
      // What was refused may name an agency that there is not; that makes no chain.
      return outcome == Outcome.DONE || directory.agency(told).isPresent() ? told : null;
    }
    return Optional.ofNullable(act.documentId())
        .flatMap(id -> Optional.ofNullable(documents.getIfAvailable()).flatMap(p -> p.agencyOf(id)))
        .or(() -> agencyOfObject(act))
        .or(() -> agencyOfPerson(act.person()))
        .orElse(null);
  }

  private Optional<String> agencyOfObject(ActInHand act) {
    var kind = act.objectKind();
    var id = act.objectId();
    if (kind == null || id == null) {
      return Optional.empty();
    }
    return switch (kind) {
      case "unit" -> directory.unit(id).map(Directory.Unit::agencyId);
      case "post" -> uuid(id).flatMap(directory::post).map(Directory.Post::agencyId);
      case "person" -> agencyOfPerson(id);
      case "agency" -> directory.agency(id).map(Directory.Agency::id);
      default -> Optional.empty();
    };
  }

  private Optional<String> agencyOfPerson(@Nullable String personId) {
    return personId == null || personId.equals(ActInHand.SYSTEM)
        ? Optional.empty()
        : directory.postsOf(personId).stream()
            .filter(post -> post.personId().equals(personId))
            .map(Directory.Post::agencyId)
            .findFirst();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static void uuid(PreparedStatement row, int at, @Nullable UUID value)
      throws SQLException {
    if (value == null) {
      row.setNull(at, Types.OTHER);
    } else {
      row.setObject(at, value);
    }
  }

  private static @Nullable String cut(@Nullable String id) {
    return id == null ? null : ActInHand.cut(id, LONGEST_ID);
  }
}
