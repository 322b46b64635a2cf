package vn.congvan.document;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;

/**
 * The documents that were not done when deadlines began to be kept; first, as work follows them.
 */
@Component
@Order(0)
class UnderwayDocuments implements UnderwayWork {

  private static final List<String> OPEN =
      Arrays.stream(DocumentState.values())
          .filter(state -> !state.isFinal())
          .map(DocumentState::name)
          .toList();

  private final JdbcClient database;
  private final Documents documents;
  private final DocumentClocks clocks;

  UnderwayDocuments(JdbcClient database, Documents documents, DocumentClocks clocks) {
    this.database = database;
    this.documents = documents;
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return "document";
  }

  @Override
  public List<UUID> after(@Nullable UUID last, int most) {
    return database
        .sql(
            "select id from document where state in (:open) and id > :last order by id fetch first "
                + most
                + " rows only")
        .param("open", OPEN)
        .param("last", last == null ? new UUID(0, 0) : last)
        .query(UUID.class)
        .list();
  }

  @Override
  public void keepTime(UUID id) {
    clocks.follow(documents.lock(id), null);
  }
}
