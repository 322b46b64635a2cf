package vn.congvan.document;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.acts.DocumentPlace;

/** A document belongs in the record of its own agency. */
@Component
class AgencyOfDocument implements DocumentPlace {

  private final JdbcClient database;

  AgencyOfDocument(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Optional<String> agencyOf(UUID documentId) {
    return database
        .sql("select agency_id from document where id = ?")
        .param(documentId)
        .query(String.class)
        .optional();
  }
}
