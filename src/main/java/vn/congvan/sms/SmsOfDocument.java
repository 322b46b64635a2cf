package vn.congvan.sms;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.MobileNumber;
import vn.congvan.organization.Role;
import vn.congvan.organization.StaffMobiles;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/** What a document's page shows of the messages about it: who, as what, what became of it, when. */
@UseCase
public class SmsOfDocument {

  /**
   * One message.
   *
   * @param phone the telephone of the receiver's office, for a clerk who is to call
   * @param mobile his number, for himself, his administrators, and a clerk who has to call him, as
   *     long as he has to
   */
  public record Line(
      UUID id,
      String receiver,
      String role,
      String occasion,
      SmsState state,
      String stateInWords,
      @Nullable String why,
      Instant at,
      @Nullable Instant readAt,
      @Nullable String phone,
      @Nullable String mobile,
      @Nullable String processInstanceId,
      List<Call> calls) {}

  /** A call that was made. */
  public record Call(String outcome, @Nullable String note, String by, Instant at) {}

  private final SmsLedger ledger;
  private final Access access;
  private final Directory directory;
  private final StaffMobiles mobiles;
  private final AdministrationRights rights;
  private final Processes processes;
  private final MessageSource words;

  SmsOfDocument(
      SmsLedger ledger,
      Access access,
      Directory directory,
      StaffMobiles mobiles,
      AdministrationRights rights,
      Processes processes,
      MessageSource words) {
    this.ledger = ledger;
    this.access = access;
    this.directory = directory;
    this.mobiles = mobiles;
    this.rights = rights;
    this.processes = processes;
    this.words = words;
  }

  /** The messages about a document, for one who may see it. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Line> of(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var found = ledger.ofDocument(documentId);
    if (found.isEmpty()) {
      return List.of();
    }
    var people =
        directory
            .people(null, found.stream().map(Sms::personId).distinct().toList(), null, null)
            .stream()
            .collect(Collectors.toMap(Directory.Person::id, each -> each));
    var calls =
        ledger.callsAbout(documentId).stream()
            .collect(Collectors.groupingBy(SmsLedger.Call::messageId));
    var clerkOf = new HashMap<String, Boolean>();
    var mayKnow = new HashMap<String, Boolean>();
    var toBeCalled = new HashMap<String, Boolean>();
    var numbers = mobiles.of(people.keySet());
    return found.stream()
        .map(
            sms -> {
              var person = people.get(sms.personId());
              var clerk =
                  clerkOf.computeIfAbsent(
                      sms.agencyId(), agency -> directory.holds(personId, Role.CLERK, agency));
              return new Line(
                  sms.id(),
                  person == null ? sms.personId() : person.fullName(),
                  words.getMessage("role." + sms.role().key(), null, locale),
                  words.getMessage("notice." + sms.kind() + ".kind", null, locale),
                  sms.state(),
                  sms.state().in(locale),
                  sms.why() == null ? null : sms.why().in(locale),
                  sms.stateAt(),
                  sms.readAt(),
                  clerk && person != null ? person.phone() : null,
                  sms.personId().equals(personId)
                          || clerk && isToBeCalled(sms, toBeCalled)
                          || mayKnow.computeIfAbsent(
                              sms.personId(), receiver -> rights.overPerson(personId, receiver))
                      ? written(numbers.get(sms.personId()))
                      : null,
                  sms.processInstanceId(),
                  calls.getOrDefault(sms.id(), List.of()).stream()
                      .map(call -> call(call, people, locale))
                      .toList());
            })
        .toList();
  }

  private static @Nullable String written(@Nullable String number) {
    return number == null ? null : MobileNumber.written(number);
  }

  private boolean isToBeCalled(Sms sms, Map<String, Boolean> known) {
    var instance = sms.processInstanceId();
    return sms.readAt() == null
        && instance != null
        && known.computeIfAbsent(instance, id -> !processes.tasksOf(id).isEmpty());
  }

  private Call call(SmsLedger.Call call, Map<String, Directory.Person> people, Locale locale) {
    var known = people.get(call.calledBy());
    return new Call(
        words.getMessage("sms.call." + call.outcome(), null, locale),
        call.note(),
        known != null
            ? known.fullName()
            : directory
                .person(call.calledBy())
                .map(Directory.Person::fullName)
                .orElse(call.calledBy()),
        call.calledAt());
  }
}
