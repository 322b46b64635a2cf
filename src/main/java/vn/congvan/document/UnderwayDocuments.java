package vn.congvan.document;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;

/**
 * The documents that were not done when deadlines began to be kept; first, as work follows them.
 */
@Component
@Order(0)
class UnderwayDocuments extends UnderwayWork {

  private final Documents documents;
  private final DocumentClocks clocks;

  UnderwayDocuments(JdbcClient database, Documents documents, DocumentClocks clocks) {
    super(
        database,
        "document",
        Arrays.stream(DocumentState.values())
            .filter(state -> !state.isFinal())
            .map(DocumentState::name)
            .collect(Collectors.joining("', '", "document where state in ('", "')")));
    this.documents = documents;
    this.clocks = clocks;
  }

  @Override
  public void keepTime(UUID id) {
    clocks.follow(documents.lock(id), null);
  }
}
