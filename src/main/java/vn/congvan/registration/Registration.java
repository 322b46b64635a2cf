package vn.congvan.registration;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.AttachmentView;
import vn.congvan.document.Channel;
import vn.congvan.document.Direction;
import vn.congvan.document.Document;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.NewArrival;
import vn.congvan.document.Particulars;
import vn.congvan.document.Urgency;
import vn.congvan.document.WrongState;
import vn.congvan.intake.ClerksAgencies;
import vn.congvan.intake.Letterheads;
import vn.congvan.intake.Readings;
import vn.congvan.intake.SignatureChecks;
import vn.congvan.intake.StateSecrets;
import vn.congvan.intake.Suggestion;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/**
 * A clerk receives an incoming document: registers it and sends it on its way, or returns it
 * (Decree 30/2020, Art. 21 to 23).
 */
@UseCase
public class Registration {

  private static final int LONGEST_REASON = 500;

  private final Documents documents;
  private final Registers registers;
  private final Receipts receipts;
  private final Duplicates duplicates;
  private final Access access;
  private final Directory directory;
  private final ClerksAgencies agencies;
  private final Processes processes;
  private final WorkingCalendar calendar;
  private final Readings readings;
  private final StateSecrets secrets;
  private final SignatureChecks signatures;
  private final ProvinceClock clock;

  Registration(
      Documents documents,
      Registers registers,
      Receipts receipts,
      Duplicates duplicates,
      Access access,
      Directory directory,
      ClerksAgencies agencies,
      Processes processes,
      WorkingCalendar calendar,
      Readings readings,
      StateSecrets secrets,
      SignatureChecks signatures,
      ProvinceClock clock) {
    this.documents = documents;
    this.registers = registers;
    this.receipts = receipts;
    this.duplicates = duplicates;
    this.access = access;
    this.directory = directory;
    this.agencies = agencies;
    this.processes = processes;
    this.calendar = calendar;
    this.readings = readings;
    this.secrets = secrets;
    this.signatures = signatures;
    this.clock = clock;
  }

  /**
   * What a look at the form finds before anything is done: faults by field, and earlier documents
   * that look the same.
   */
  public record Check(Map<String, Sentence> fields, List<Duplicate> duplicates) {}

  /** What was entered, and where the document goes. */
  public record Registered(Particulars particulars, Route route) {

    /** The priority that the document's tasks get from its urgency. */
    public int priority() {
      return Urgency.of(particulars.urgency()).orElse(Urgency.NORMAL).priority();
    }
  }

  /** Looks at the form without acting on it. */
  @Recorded(false)
  public Check check(UUID documentId, ReceiptForm form, String by) {
    access.requireSight(by, documentId);
    var document = documents.get(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    return new Check(faults(document, form), duplicates.of(document.view(), form));
  }

  /**
   * Gives the document its number, enters what the form says, and sends it to the leader whom the
   * form names.
   *
   * <p>A second call finds the first one's number and changes nothing.
   */
  public Registered register(UUID documentId, ReceiptForm form, String by) {
    var document = documents.lock(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    var particulars = receipts.particulars(form);
    var route = Receipts.route(form.route(), form.leaderPost(), form.unitId());
    if (document.arrivalNumber() != null) {
      return new Registered(particulars, route);
    }
    if (document.state() != DocumentState.RECEIVED) {
      throw new WrongState(document.state());
    }
    var faults = faults(document, form);
    if (!faults.isEmpty()) {
      throw new Refusal(sentence(faults), faults);
    }
    // Before the look for duplicates: the same letter may be on a colleague's desk at this moment.
    registers.lock(document.agencyId());
    var earlier = duplicates.of(document.view(), form);
    if (!earlier.isEmpty() && !Boolean.TRUE.equals(form.duplicateAccepted())) {
      throw new PossibleDuplicate(earlier.get(0));
    }
    var code = form.registerCode();
    var number =
        registers.enter(
            document.agencyId(),
            code == null || code.isBlank()
                ? registers.fitting(document.agencyId(), particulars)
                : code,
            documentId,
            by);
    if (losesFiles(document, form)) {
      secrets.remove(documentId, by);
    } else {
      signatures.decide(documentId, form.signatureReason(), by);
    }
    documents.register(documentId, particulars, number, by);
    if (!earlier.isEmpty()) {
      documents.record(documentId, by, EventKind.DUPLICATE_ACCEPTED, earlier.get(0).reason());
    }
    if (form.dueOn() != null) {
      documents.dueAt(
          documentId,
          calendar.endOf(document.agencyId(), form.dueOn()),
          Limit.byDate(),
          DeadlineTurn.CORRECTED,
          null,
          by);
    }
    submit(document, route, by);
    return new Registered(particulars, route);
  }

  private Map<String, Sentence> faults(Document document, ReceiptForm form) {
    var faults = new LinkedHashMap<>(receipts.faults(document.view(), form));
    if (!losesFiles(document, form)) {
      signatures
          .faultOf(document.id(), form.signatureReason())
          .ifPresent(fault -> faults.put("signatureReason", fault));
    }
    return faults;
  }

  /** The files of a state secret do not stay, and neither does what was signed on them. */
  private static boolean losesFiles(Document document, ReceiptForm form) {
    return form.secrecy() != null && form.secrecy() > 0 && document.hasFiles();
  }

  /** Sends a document on again, after a leader asked for more or no unit was known. */
  public Route resubmit(UUID documentId, ResubmissionForm form, String by) {
    var document = documents.lock(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    var faults =
        receipts.faultsOfRoute(document.agencyId(), form.route(), form.leaderPost(), form.unitId());
    if (!faults.isEmpty()) {
      throw new Refusal(sentence(faults), faults);
    }
    var route = Receipts.route(form.route(), form.leaderPost(), form.unitId());
    var note = form.note();
    if (note != null && !note.isBlank()) {
      documents.record(documentId, by, EventKind.RESUBMITTED, note.strip());
    }
    submit(document, route, by);
    return route;
  }

  /**
   * Returns a document that is not for this agency or fails the check of authenticity (Decree
   * 30/2020, Art. 21).
   *
   * @param removesFiles whether it bears a state secret, whose files may not stay here
   */
  public void returnToSender(
      UUID documentId, @Nullable String reason, boolean removesFiles, String by) {
    var document = documents.lock(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    if (reason == null || reason.isBlank()) {
      throw new Refusal(
          "Hãy nêu lý do trả lại.",
          Map.of("returnReason", new Sentence("Nhập lý do để báo cho bên gửi.")));
    }
    if (reason.strip().length() > 500) {
      throw new Refusal(
          "Lý do quá dài.", Map.of("returnReason", new Sentence("Tối đa 500 ký tự.")));
    }
    if (removesFiles && document.hasFiles()) {
      secrets.remove(documentId, by);
    }
    documents.returnToSender(documentId, by, reason.strip());
  }

  /**
   * Takes in a paper without a file, which is then registered like any other document; the only way
   * for state secrets.
   */
  public UUID enterPaper(@Nullable String agencyId, String by) {
    var agency = agencies.chosen(by, agencyId);
    var documentId =
        documents.arrive(new NewArrival(agency, Channel.PAPER, clock.instant(), List.of(), by));
    var variables = new HashMap<String, Object>();
    variables.put(DocumentVariables.DOCUMENT_ID.name(), documentId.toString());
    variables.put(DocumentVariables.AGENCY_ID.name(), agency);
    variables.put(DocumentVariables.PRIORITY.name(), Urgency.NORMAL.priority());
    documents.startedProcess(
        documentId,
        processes.start(DocumentVariables.INCOMING_DOCUMENT, documentId.toString(), variables));
    return documentId;
  }

  /** The open task in which a document that has just come in is registered. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<String> taskOf(UUID documentId) {
    var instance = documents.get(documentId).processInstanceId();
    return instance == null
        ? Optional.empty()
        : processes.tasksOf(instance).stream().map(Processes.OpenTask::id).findFirst();
  }

  /**
   * Voids a number that was given by mistake: it stays in its register with the reason and is never
   * given again, and the document gets the next number of the register in which it belongs.
   *
   * @param registerCode null for the register that the agency's rules choose
   */
  public ArrivalNumber voidNumber(
      UUID documentId, @Nullable String registerCode, @Nullable String reason, String by) {
    access.requireSight(by, documentId);
    var document = documents.lock(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    var voided = document.direction() == Direction.IN ? document.arrivalNumber() : null;
    if (voided == null) {
      throw new Refusal("Văn bản này chưa có số đến.");
    }
    if (document.state().isFinal()) {
      throw new WrongState(document.state());
    }
    if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
      throw new Refusal(
          "Hãy nêu lý do hủy số đến.",
          Map.of("reason", new Sentence("Nhập lý do, tối đa %s ký tự.", LONGEST_REASON)));
    }
    var agencyId = document.agencyId();
    var entered = document.view().particulars();
    var code =
        registerCode == null || registerCode.isBlank()
            ? registers.fitting(agencyId, entered)
            : registerCode;
    var fault = registers.faultOf(agencyId, code, entered);
    if (fault != null) {
      throw Refusal.of("registerCode", fault);
    }
    registers.lock(agencyId);
    registers.voidEntry(documentId, reason.strip());
    var number = registers.enter(agencyId, code, documentId, by);
    documents.renumber(documentId, number, reason.strip(), by);
    return number;
  }

  /**
   * What the clerk sees before she voids a number: the document, and the registers it may go to.
   */
  @Recorded(false)
  @Transactional(noRollbackFor = Refusal.class)
  public Voiding voiding(UUID documentId, String by) {
    access.requireSight(by, documentId);
    var document = documents.get(documentId).view();
    access.requireRole(by, Role.CLERK, document.agencyId());
    if (document.direction() == Direction.OUT || document.arrivalNumber() == null) {
      throw new NotFound("Văn bản này chưa có số đến.");
    }
    var entered = document.particulars();
    return new Voiding(
        document,
        registers.ofThisYear(document.agencyId()).stream()
            .filter(
                register ->
                    registers.faultOf(document.agencyId(), register.code(), entered) == null)
            .toList(),
        registers.fitting(document.agencyId(), entered));
  }

  /** A document whose number is to be voided, the registers it may go to, and the fitting one. */
  public record Voiding(DocumentView document, List<RegisterView> registers, String fitting) {}

  /** What the form may choose from, and which earlier documents look the same already. */
  @Recorded(false)
  @Transactional(noRollbackFor = Refusal.class)
  public Choices choices(UUID documentId, String by) {
    access.requireSight(by, documentId);
    var document = documents.get(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    var agencyId = document.agencyId();
    var agencies = directory.agencies();
    var nothing =
        new ReceiptForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);
    return new Choices(
        suggestions(document, agencies),
        duplicates.of(document.view(), nothing),
        registers.ofThisYear(agencyId),
        directory.posts(agencyId, null, Role.LEADER),
        directory.units(agencyId),
        agencies);
  }

  /**
   * The lists of the form: what was read from the file, earlier documents, registers, leaders'
   * posts, units, and the agencies as issuers.
   */
  public record Choices(
      Map<String, Suggestion> suggestions,
      List<Duplicate> duplicates,
      List<RegisterView> registers,
      List<Directory.Post> leaders,
      List<Directory.Unit> units,
      List<Directory.Agency> issuers) {}

  /**
   * What was read from the file, by field, as the form writes values; an issuer that is known under
   * its own name.
   */
  private Map<String, Suggestion> suggestions(Document document, List<Directory.Agency> agencies) {
    var suggestions = new HashMap<String, Suggestion>();
    readings
        .of(document.id())
        .ifPresent(
            read -> {
              suggest(suggestions, "number", read.number());
              suggest(suggestions, "symbol", read.symbol());
              suggest(suggestions, "identifier", read.identifier());
              suggest(suggestions, "issuedOn", read.issuedOn());
              suggest(suggestions, "issuerName", read.issuerName());
              suggest(suggestions, "typeCode", read.typeCode());
              suggest(suggestions, "subject", read.subject());
              suggest(suggestions, "signerName", read.signerName());
              suggest(suggestions, "signerPosition", read.signerPosition());
              suggest(suggestions, "urgency", read.urgency());
              suggest(suggestions, "secrecy", read.secrecy());
              var letterhead = read.issuerName();
              if (letterhead != null) {
                Letterheads.agencyOf(letterhead.value(), agencies)
                    .ifPresent(
                        agency -> {
                          suggestions.put("issuerName", as(letterhead, agency.name()));
                          suggestions.put("issuerLevel", as(letterhead, agency.level()));
                        });
              }
            });
    var brought = document.view().identifier();
    if (brought != null) {
      suggestions.put("identifier", certain(brought));
    }
    document.view().files().stream()
        .findFirst()
        .map(AttachmentView::pages)
        .ifPresent(pages -> suggestions.put("pages", certain(pages.toString())));
    return suggestions;
  }

  /** What is known from elsewhere than the file's text. */
  private static Suggestion certain(String value) {
    return new Suggestion(value, Suggestion.Confidence.HIGH, "");
  }

  private static Suggestion as(Suggestion read, String value) {
    return new Suggestion(value, read.confidence(), read.source());
  }

  private static void suggest(
      Map<String, Suggestion> suggestions, String field, @Nullable Suggestion read) {
    if (read != null) {
      suggestions.put(field, read);
    }
  }

  private void submit(Document document, Route route, String by) {
    if (route.directingPost() == null) {
      return;
    }
    var leader = receipts.leader(document.agencyId(), route.directingPost()).orElseThrow();
    documents.inDirection(
        document.id(), by, leader.title() + " " + leader.personName(), leader.id());
    access.open(document.id(), leader.group());
  }

  /** One fault is told as it is; of several, the form shows each beside its field. */
  private static Sentence sentence(Map<String, Sentence> faults) {
    return faults.size() == 1
        ? faults.values().iterator().next()
        : new Sentence("Thông tin đăng ký chưa đúng. Hãy sửa các mục được đánh dấu.");
  }
}
