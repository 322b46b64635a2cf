package vn.congvan.delivery;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.LimitedReceivers;
import vn.congvan.organization.Directory;

/** The receivers of an issued document, each of which runs against limits of its own. */
@Component
class ReceiversWithLimits implements LimitedReceivers {

  private final JdbcClient database;
  private final Directory directory;

  ReceiversWithLimits(JdbcClient database, Directory directory) {
    this.database = database;
    this.directory = directory;
  }

  @Override
  public Set<DeadlineKind> kinds() {
    return EnumSet.of(DeadlineKind.OPENING, DeadlineKind.REFUSAL, DeadlineKind.SENDING);
  }

  @Override
  public Map<UUID, String> names(Collection<UUID> subjects) {
    var names = new HashMap<UUID, String>();
    if (!subjects.isEmpty()) {
      database
          .sql("select id, receiver, receiver_id, receiver_name from delivery where id in (:ids)")
          .param("ids", subjects)
          .query(
              row -> {
                var name = row.getString("receiver_name");
                var receiver = row.getString("receiver");
                names.put(
                    row.getObject("id", UUID.class),
                    Optional.ofNullable(row.getString("receiver_id"))
                        .flatMap(directory::agency)
                        .map(Directory.Agency::name)
                        .orElse(name == null ? receiver : name));
              });
    }
    return names;
  }
}
