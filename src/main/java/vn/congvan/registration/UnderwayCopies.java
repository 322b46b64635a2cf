package vn.congvan.registration;

import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;
import vn.congvan.registration.CopyKind.Medium;
import vn.congvan.workflow.ActingPerson;

/** The electronic copies that were not signed when signing them got a deadline (decision 0036). */
@Component
@Order(7)
class UnderwayCopies extends UnderwayWork {

  private final JdbcClient database;
  private final CopySheets sheets;
  private final CopyClocks clocks;

  UnderwayCopies(JdbcClient database, CopySheets sheets, CopyClocks clocks) {
    super(
        database,
        "copy",
        "document_copy where target = '%s' and signed_sha256 is null and void_reason is null"
            .formatted(Medium.ELECTRONIC.name()));
    this.database = database;
    this.sheets = sheets;
    this.clocks = clocks;
  }

  @Override
  public void keepTime(UUID id) {
    database
        .sql("select id from document_copy where id = ? for update")
        .param(id)
        .query(UUID.class)
        .single();
    clocks.follow(sheets.find(id), ActingPerson.SYSTEM);
  }
}
