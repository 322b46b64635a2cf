package vn.congvan.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.shared.UseCase;

/** Which unit is proposed for a registered document, and until when it is to be done. */
@UseCase
public class Routing {

  /** The plan; where no unit is in charge of the field, none is proposed. */
  public record Plan(@Nullable String unitId, Instant dueAt) {}

  private final Documents documents;
  private final Directory directory;
  private final TimeLimits timeLimits;
  private final AssignmentLedger ledger;

  Routing(
      Documents documents, Directory directory, TimeLimits timeLimits, AssignmentLedger ledger) {
    this.documents = documents;
    this.directory = directory;
    this.timeLimits = timeLimits;
    this.ledger = ledger;
  }

  /** Finds the unit in charge of the field and reckons the deadline; what the clerk chose stays. */
  public Plan plan(
      UUID documentId,
      @Nullable String field,
      int days,
      int hours,
      @Nullable String chosenUnit,
      String by) {
    var document = documents.lock(documentId).view();
    var agencyId = document.agencyId();
    var unit = chosenUnit != null ? chosenUnit : inCharge(agencyId, field);
    var chosen = document.dueAt();
    var dueAt = chosen != null ? chosen : timeLimits.dueAt(agencyId, ledger.now(), days, hours);
    if (chosen == null) {
      documents.dueAt(documentId, dueAt, Limit.of(days, hours), DeadlineTurn.CORRECTED, null, by);
    }
    documents.record(
        documentId,
        by,
        EventKind.PLANNED,
        (unit == null ? "Chưa rõ đơn vị" : ledger.name(new Receiver(unit, null)))
            + ", hạn "
            + AssignmentLedger.moment(dueAt));
    return new Plan(unit, dueAt);
  }

  private @Nullable String inCharge(String agencyId, @Nullable String field) {
    return directory.units(agencyId).stream()
        .filter(unit -> field != null && unit.fields().contains(field))
        .filter(unit -> ledger.headOf(agencyId, unit.id()) != null)
        .findFirst()
        .map(Directory.Unit::id)
        .orElse(null);
  }
}
