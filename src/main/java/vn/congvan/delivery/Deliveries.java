package vn.congvan.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.assignment.IssuedWork;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.Urgency;
import vn.congvan.document.WrongState;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.registration.RegistrationVariables;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/** The life of a sent document at its receivers, as the sender sees and moves it. */
@UseCase
public class Deliveries {

  private static final int LONGEST_REASON = 500;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** A receiver in the sender's table. */
  public record Line(
      UUID id,
      String receiverId,
      String receiver,
      String roleInWords,
      @Nullable String code,
      String stateInWords,
      @Nullable Instant at,
      @Nullable String person,
      @Nullable String unit,
      @Nullable String email,
      @Nullable String reason,
      boolean opened,
      int reminders,
      @Nullable Instant remindedAt,
      @Nullable String asking,
      boolean givenUp,
      boolean mayAskBack,
      boolean mayRemind,
      boolean inside,
      boolean way,
      boolean toBeSent) {}

  /** All receivers of a sent document, and whether the reader may ask and remind them. */
  public record Sent(List<Line> lines, boolean mayAct) {}

  /** What the receiver is told about the sender of a document that came from inside. */
  public record Origin(
      String sender,
      String roleInWords,
      int reminders,
      @Nullable Instant remindedAt,
      @Nullable String askedReason,
      @Nullable String attention) {}

  /** Both sides of a document: to whom it was sent, and from whom it came. */
  public record Ways(@Nullable Sent sent, @Nullable Origin origin) {}

  private final JdbcClient database;
  private final DeliveryLedger ledger;
  private final Recipients recipients;
  private final Couriers couriers;
  private final IssuedWork work;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Processes processes;
  private final ProvinceClock clock;

  Deliveries(
      JdbcClient database,
      DeliveryLedger ledger,
      Recipients recipients,
      Couriers couriers,
      IssuedWork work,
      Documents documents,
      Access access,
      Directory directory,
      Processes processes,
      ProvinceClock clock) {
    this.database = database;
    this.ledger = ledger;
    this.recipients = recipients;
    this.couriers = couriers;
    this.work = work;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Begins to bring a document that has just been issued to its receivers; the caller's transaction
   * is the issue's own.
   */
  public void begin(UUID documentId, String by) {
    var document = documents.lock(documentId);
    if (document.state() != DocumentState.ISSUED) {
      throw new WrongState(document.state());
    }
    processes.start(
        DeliveryVariables.DELIVER_DOCUMENT,
        documentId.toString(),
        Map.of(
            DocumentVariables.DOCUMENT_ID.name(),
            documentId.toString(),
            DocumentVariables.AGENCY_ID.name(),
            document.agencyId(),
            DocumentVariables.PRIORITY.name(),
            Urgency.of(document.urgency()).orElse(Urgency.NORMAL).priority(),
            RegistrationVariables.URGENCY.name(),
            document.urgency()));
  }

  /**
   * Says that a document which is being drafted recalls, updates or replaces an issued one of the
   * same agency; it goes to the same receivers unless others are chosen.
   */
  public void amends(UUID documentId, UUID amendedId, Amendment kind, String by) {
    var document = documents.lock(documentId);
    var amended = documents.get(amendedId);
    if (document.direction() != Direction.OUT
        || document.state().isFinal()
        || amended.direction() != Direction.OUT
        || !amended.agencyId().equals(document.agencyId())) {
      throw new Refusal("Chỉ dự thảo mới thu hồi, đính chính, thay thế văn bản của cơ quan mình.");
    }
    if (amended.state() != DocumentState.ISSUED) {
      throw new WrongState(amended.state());
    }
    database.sql("delete from amendment where document_id = ?").param(documentId).update();
    database
        .sql("insert into amendment (document_id, amended_id, kind) values (?, ?, ?)")
        .param(documentId)
        .param(amendedId)
        .param(kind.name())
        .update();
    if (recipients.of(documentId).isEmpty()) {
      recipients.choose(documentId, recipients.of(amendedId), by);
    }
  }

  /**
   * What the decision table says about a document that is being issued.
   *
   * @param remindDays after how many working days who has not opened it is reminded, and again
   * @param remindHours after how many working hours more
   * @param most how often at most
   * @param workDays how many working days its own units and people have to carry it out
   * @param workHours how many working hours more
   */
  public record Terms(int remindDays, int remindHours, int most, int workDays, int workHours) {}

  /**
   * Enters one row for each receiver: agencies, units and people of the own agency, and places that
   * no way of the system reaches; returns whether anything is to be expected of any of them.
   */
  public boolean open(UUID documentId, String processInstanceId, Terms terms, String by) {
    var document = documents.lock(documentId);
    if (document.state() != DocumentState.ISSUED) {
      throw new WrongState(document.state());
    }
    var openings = new ArrayList<DeliveryLedger.Opening>();
    recipients
        .addressees(documentId)
        .forEach(
            (receiver, role) ->
                openings.add(new DeliveryLedger.Opening(receiver, role, couriers.to(receiver))));
    enterDispatch(documentId, document.agencyId(), processInstanceId, terms, by);
    var opened = ledger.open(documentId, document.agencyId(), openings);
    // The clerk sends it and follows what becomes of it (Decree 30/2020, Art. 18).
    access.open(documentId, Role.CLERK.at(document.agencyId()));
    amendOwn(documentId, by);
    if (opened > 0) {
      documents.record(documentId, by, EventKind.DELIVERED, "Số nơi nhận: " + opened);
    }
    ledger.ofDocument(documentId).stream()
        .filter(DeliveryLedger.Row::isToBeSentOtherwise)
        .findFirst()
        .ifPresent(row -> ledger.leave(row, ErrandKind.TELL));
    return ledger.isAnyExpected(documentId);
  }

  /** Both sides of a document, for one who may see it. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Ways of(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    return documents.get(documentId).direction() == Direction.OUT
        ? new Ways(sent(documentId, personId, locale), null)
        : new Ways(null, origin(documentId, locale));
  }

  /** The receiver that refused, with its reason, for the sender's clerk. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Line refused(UUID deliveryId, String personId, Locale locale) {
    var row = ledger.find(deliveryId).orElseThrow(Deliveries::unknown);
    access.requireSight(personId, row.parcel().documentId());
    return sent(row.parcel().documentId(), personId, locale).lines().stream()
        .filter(line -> line.id().equals(deliveryId))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Asks receivers to give the document back (13); those that have refused it, given it back or
   * been asked already are left out.
   *
   * @param deliveryIds null for all receivers
   */
  public int askBack(
      UUID documentId, @Nullable List<UUID> deliveryIds, @Nullable String reason, String by) {
    var agencyId = requireSender(documentId, by);
    documents.lock(documentId);
    var why = reason(reason, new Sentence("Hãy nêu lý do lấy lại văn bản."));
    var asked = 0;
    for (var each : chosen(documentId, deliveryIds)) {
      var row = ledger.lock(each.id());
      if (mayAskBack(row)) {
        ledger.asked(row, why);
        ledger.tell(row, DeliveryState.ASKED_BACK, by, agencyId, why);
        ledger.leave(row, ErrandKind.ASK_BACK);
        asked++;
      }
    }
    if (asked == 0) {
      throw new Refusal("Không còn nơi nhận nào để yêu cầu lấy lại.");
    }
    documents.record(
        documentId, by, EventKind.RECALL_ASKED, "Số nơi nhận: " + asked + ". Lý do: " + why);
    return asked;
  }

  /** Reminds receivers that have not opened the document; the sender's clerk does so at will. */
  public int remind(UUID documentId, @Nullable List<UUID> deliveryIds, String by) {
    requireSender(documentId, by);
    documents.lock(documentId);
    var reminded = 0;
    for (var each : chosen(documentId, deliveryIds)) {
      if (each.isUnopened()) {
        remind(each);
        reminded++;
      }
    }
    if (reminded == 0) {
      throw new Refusal("Mọi nơi nhận đều đã mở xem văn bản.");
    }
    documents.record(documentId, by, EventKind.NOTICE, "Nhắc nơi nhận: " + reminded);
    return reminded;
  }

  /**
   * Notes how and when the document was sent to each place that no way of the system reaches, or
   * why it is not sent there any more; all of them, so that none is lost.
   */
  public void noteSending(UUID documentId, SendingForm form, String by) {
    requireSender(documentId, by);
    documents.lock(documentId);
    var rows = form.rows() == null ? List.<SendingForm.Row>of() : form.rows();
    var faults = new LinkedHashMap<String, Sentence>();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var at = "rows[" + i + "].";
      if (SendingForm.GIVE_UP.equals(row.means())) {
        if (row.note() == null || row.note().isBlank()) {
          faults.put(at + "note", new Sentence("Nêu lý do không gửi nữa."));
        }
      } else {
        if (Means.of(row.means()).isEmpty()) {
          faults.put(at + "means", new Sentence("Chọn cách chuyển."));
        }
        if (row.sentOn() == null) {
          faults.put(at + "sentOn", new Sentence("Nhập ngày chuyển."));
        } else if (row.sentOn().isAfter(clock.today())) {
          faults.put(at + "sentOn", new Sentence("Ngày chuyển không được sau hôm nay."));
        }
      }
      if (row.note() != null && row.note().length() > LONGEST_REASON) {
        faults.put(at + "note", new Sentence("Tối đa %s ký tự.", LONGEST_REASON));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal(
          "Hãy ghi đủ cách và ngày chuyển của từng nơi, hoặc lý do không gửi nữa.", faults);
    }
    for (var row : rows) {
      note(documentId, row, by);
    }
    if (ledger.isAnyToBeSentOtherwise(documentId)) {
      throw new Refusal("Còn nơi nhận chưa ghi cách chuyển. Hãy ghi đủ từng nơi.");
    }
  }

  private void note(UUID documentId, SendingForm.Row noted, String by) {
    var row = ledger.lock(Objects.requireNonNull(noted.deliveryId()));
    if (!row.parcel().documentId().equals(documentId) || !row.isToBeSentOtherwise()) {
      throw new Refusal("Nơi nhận này không còn phải chuyển. Hãy tải lại để xem.");
    }
    var note = noted.note() == null || noted.note().isBlank() ? null : noted.note().strip();
    if (SendingForm.GIVE_UP.equals(noted.means())) {
      giveUpSending(row, String.valueOf(note), by);
      return;
    }
    var means = Means.of(noted.means()).orElseThrow();
    var on = Objects.requireNonNull(noted.sentOn());
    ledger.sent(row, new DeliveryLedger.Sending(on, means, note, by));
    documents.record(
        documentId,
        by,
        EventKind.DELIVERED,
        row.parcel().to().name()
            + ": "
            + means.in(Locale.forLanguageTag("vi"))
            + " ngày "
            + DAY.format(on)
            + (note == null ? "" : ". " + note));
    ledger.leave(row, ErrandKind.TELL);
  }

  private void giveUpSending(DeliveryLedger.Row row, String why, String by) {
    ledger.giveUp(row);
    documents.record(
        row.parcel().documentId(),
        by,
        EventKind.NOTICE,
        row.parcel().to().name() + ": không gửi nữa. Lý do: " + why);
    ledger.leave(row, ErrandKind.TELL);
  }

  /** What the sender's clerk decided about a receiver that refused. */
  public void settleRefusal(UUID deliveryId, String decision, RefusalForm form, String by) {
    var documentId = ledger.find(deliveryId).orElseThrow(Deliveries::unknown).parcel().documentId();
    documents.lock(documentId);
    var row = ledger.lock(deliveryId);
    access.requireRole(by, Role.CLERK, row.parcel().senderId());
    if (!row.isRefused()) {
      return;
    }
    settleReturnedWork(row);
    switch (decision) {
      case "again" -> ledger.again(row);
      case "elsewhere" -> {
        var others = others(row, form);
        ledger.giveUp(row);
        ledger.open(documentId, row.parcel().senderId(), others);
        documents.record(documentId, by, EventKind.DELIVERED, "Gửi cơ quan khác: " + others.size());
      }
      case "giveUp" -> {
        var why = reason(form.reason(), new Sentence("Hãy nêu lý do thôi không gửi."));
        ledger.giveUp(row);
        documents.record(documentId, by, EventKind.NOTICE, "Thôi không gửi lại: " + why);
      }
      default -> throw new IllegalStateException("Unknown decision: " + decision);
    }
    ledger.leave(ledger.find(deliveryId).orElseThrow(), ErrandKind.TELL);
  }

  private void settleReturnedWork(DeliveryLedger.Row row) {
    var workId = row.parcel().workId();
    if (workId != null) {
      work.settleReturned(workId);
    }
  }

  /** The receiver's clerk gives the document back (15): it is frozen with everything it has. */
  public void giveBack(UUID receivedId, String by) {
    var document = documents.lock(receivedId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    var row = asked(receivedId);
    if (row.isEmpty()) {
      return;
    }
    if (document.state().mayBecome(DocumentState.RECALLED)) {
      documents.recall(
          receivedId,
          by,
          String.valueOf(
              DeliveryLedger.cut(
                  "Nơi gửi lấy lại. Lý do: " + row.get().askedReason(), LONGEST_REASON)));
    }
    answer(row.get(), DeliveryLedger.AGREED, DeliveryState.GIVEN_BACK, null, by);
  }

  /** The receiver's clerk keeps the document (16), with the reason. */
  public void keep(UUID receivedId, @Nullable String reason, String by) {
    var document = documents.lock(receivedId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    var why = reason(reason, new Sentence("Hãy nêu lý do không trả lại văn bản."));
    asked(receivedId)
        .ifPresent(
            row -> {
              documents.record(
                  receivedId, by, EventKind.NOTICE, "Không trả lại văn bản. Lý do: " + why);
              answer(row, DeliveryLedger.REFUSED, DeliveryState.KEPT, why, by);
            });
  }

  private void answer(
      DeliveryLedger.Row row,
      String answer,
      DeliveryState state,
      @Nullable String reason,
      String by) {
    ledger.answered(row, answer);
    ledger.tell(row, state, by, row.parcel().receivingAgency(), reason);
    ledger.leave(row, ErrandKind.TELL);
  }

  private Optional<DeliveryLedger.Row> asked(UUID receivedId) {
    return ledger
        .ofReceived(receivedId)
        .map(row -> ledger.lock(row.id()))
        .filter(DeliveryLedger.Row::isAsked);
  }

  private List<DeliveryLedger.Row> chosen(UUID documentId, @Nullable List<UUID> deliveryIds) {
    return ledger.ofDocument(documentId).stream()
        .filter(row -> deliveryIds == null || deliveryIds.contains(row.id()))
        .sorted(Comparator.comparing(DeliveryLedger.Row::id))
        .toList();
  }

  private void remind(DeliveryLedger.Row row) {
    ledger.reminded(row, clock.instant());
    ledger.leave(row, ErrandKind.REMIND);
  }

  private static boolean mayAskBack(DeliveryLedger.Row row) {
    return !row.isAsked()
        && !row.courier().equals(Couriers.NONE)
        && !row.givenUp()
        && row.state() != DeliveryState.REFUSED
        && row.state() != DeliveryState.GIVEN_BACK;
  }

  private String requireSender(UUID documentId, String by) {
    access.requireSight(by, documentId);
    var document = documents.get(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    if (document.direction() != Direction.OUT) {
      throw new Refusal("Chỉ văn bản đi mới có nơi nhận.");
    }
    return document.agencyId();
  }

  private List<DeliveryLedger.Opening> others(DeliveryLedger.Row row, RefusalForm form) {
    var chosen = form.recipients() == null ? List.<Recipient>of() : form.recipients();
    var known = ledger.names();
    var others =
        chosen.stream()
            .map(Recipient::receiver)
            .filter(Objects::nonNull)
            .filter(known::containsKey)
            .filter(receiver -> !receiver.equals(row.parcel().senderId()))
            .distinct()
            .map(Addressee::agency)
            .map(
                receiver ->
                    new DeliveryLedger.Opening(
                        receiver, row.parcel().role(), couriers.to(receiver)))
            .toList();
    if (others.isEmpty()) {
      throw new Refusal(
          "Hãy chọn cơ quan nhận khác.",
          Map.of("recipients", new Sentence("Chọn ít nhất một cơ quan để gửi thay.")));
    }
    return others;
  }

  private void enterDispatch(
      UUID documentId, String agencyId, String processInstanceId, Terms terms, String by) {
    database.sql("delete from dispatch where document_id = ?").param(documentId).update();
    database
        .sql(
            """
            insert into dispatch (document_id, agency_id, process_instance_id, opened_at, opened_by,
              remind_days, remind_hours, most_reminders, work_days, work_hours)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(documentId)
        .param(agencyId)
        .param(processInstanceId)
        .param(ledger.now())
        .param(by)
        .param(terms.remindDays())
        .param(terms.remindHours())
        .param(terms.most())
        .param(terms.workDays())
        .param(terms.workHours())
        .update();
  }

  /** The sender's own earlier document is recalled or replaced in the same moment. */
  private void amendOwn(UUID documentId, String by) {
    database
        .sql("select amended_id, kind from amendment where document_id = ?")
        .param(documentId)
        .query(
            row -> {
              var amendedId = row.getObject("amended_id", UUID.class);
              var kind = Amendment.valueOf(row.getString("kind"));
              if (documents.lock(amendedId).state() != DocumentState.ISSUED) {
                return;
              }
              var reason =
                  kind.vietnamese()
                      + " theo văn bản "
                      + documents.view(documentId).numberAndSymbol();
              switch (kind) {
                case RECALL -> documents.recall(amendedId, by, reason);
                case REPLACE -> documents.replace(amendedId, by, reason);
                case UPDATE -> documents.record(amendedId, by, EventKind.CORRECTED, reason);
              }
              if (kind.freezes()) {
                ledger.ofDocument(amendedId).stream()
                    .filter(each -> each.isToBeSentOtherwise() || each.isRefused())
                    .forEach(each -> giveUpFrozen(ledger.lock(each.id()), reason, by));
              }
            });
  }

  /** Nobody sends any more what is no longer in force: neither first nor once again. */
  private void giveUpFrozen(DeliveryLedger.Row row, String why, String by) {
    if (row.isRefused()) {
      settleReturnedWork(row);
    }
    giveUpSending(row, why, by);
  }

  private Sent sent(UUID documentId, String personId, Locale locale) {
    var mayAct = directory.holds(personId, Role.CLERK, documents.get(documentId).agencyId());
    var rows =
        ledger.ofDocument(documentId).stream()
            .collect(java.util.stream.Collectors.toMap(DeliveryLedger.Row::id, row -> row));
    var names = ledger.names();
    var lines =
        database
            .sql(
                """
                select d.id, s.code as last_code, s.at,
                  s.person_name, s.unit_name, s.email, s.reason
                from delivery d left join delivery_state s
                  on s.delivery_id = d.id and s.ordinal = d.states
                where d.document_id = ?
                """)
            .param(documentId)
            .query(
                (row, number) ->
                    line(row, rows.get(row.getObject("id", UUID.class)), names, mayAct, locale))
            .list();
    return new Sent(lines.stream().sorted(Comparator.comparing(Line::receiver)).toList(), mayAct);
  }

  private Line line(
      ResultSet row,
      DeliveryLedger.Row delivery,
      Map<String, String> names,
      boolean mayAct,
      Locale locale)
      throws SQLException {
    var to = delivery.parcel().to();
    var state = delivery.state();
    var last = row.getString("last_code");
    return new Line(
        delivery.id(),
        to.receiver(),
        DeliveryLedger.nameOf(to, names),
        delivery.parcel().role().in(locale),
        state == null ? null : state.code(),
        inWords(delivery, last, locale),
        Moments.orNull(row, "at"),
        row.getString("person_name"),
        row.getString("unit_name"),
        row.getString("email"),
        row.getString("reason"),
        delivery.openedAt() != null,
        delivery.reminders(),
        delivery.remindedAt(),
        delivery.asking(),
        delivery.givenUp(),
        mayAct && mayAskBack(delivery),
        mayAct && delivery.isUnopened(),
        to.isInside(),
        !delivery.courier().equals(Couriers.NONE),
        delivery.isToBeSentOtherwise());
  }

  private static String inWords(DeliveryLedger.Row delivery, @Nullable String last, Locale locale) {
    var english = "en".equals(locale.getLanguage());
    var state = delivery.state();
    var words = standing(delivery, state, english, locale);
    if (delivery.givenUp() && delivery.courier().equals(Couriers.NONE)) {
      return english ? "Not sent any more" : "Không gửi nữa";
    }
    if (delivery.givenUp()) {
      return words + (english ? ", given up" : ", thôi không gửi");
    }
    var latest = last == null ? null : DeliveryState.ofCode(last);
    return latest == DeliveryState.ASKED_BACK || latest == DeliveryState.KEPT
        ? words + "; " + latest.in(locale)
        : words;
  }

  private static String standing(
      DeliveryLedger.Row delivery, @Nullable DeliveryState state, boolean english, Locale locale) {
    var sending = delivery.sending();
    if (sending != null) {
      return sending.means().in(locale)
          + (english ? ", sent on " : ", chuyển ngày ")
          + DAY.format(sending.on())
          + (sending.note() == null ? "" : ". " + sending.note());
    }
    if (delivery.courier().equals(Couriers.NONE)) {
      return english
          ? "Not sent through the axis, to be sent by other means"
          : "Chưa gửi qua trục, cần chuyển bằng đường khác";
    }
    return state == null ? english ? "Being sent" : "Đang gửi" : state.in(locale);
  }

  private @Nullable Origin origin(UUID documentId, Locale locale) {
    return database
        .sql(
            """
            select agency_id, role, reminders, reminded_at, asking, asked_reason, attention
            from delivery
            where received_id = ?
            """)
        .param(documentId)
        .query(
            (row, number) ->
                new Origin(
                    directory
                        .agency(row.getString("agency_id"))
                        .map(Directory.Agency::name)
                        .orElse(row.getString("agency_id")),
                    RecipientRole.valueOf(row.getString("role")).in(locale),
                    row.getInt("reminders"),
                    Moments.orNull(row, "reminded_at"),
                    DeliveryLedger.ASKED.equals(row.getString("asking"))
                        ? row.getString("asked_reason")
                        : null,
                    row.getString("attention")))
        .optional()
        .orElse(null);
  }

  private static String reason(@Nullable String reason, Sentence asking) {
    var said = reason == null ? "" : reason.strip();
    if (said.isEmpty()) {
      throw new Refusal(asking, Map.of("reason", new Sentence("Chưa có lý do.")));
    }
    if (said.length() > LONGEST_REASON) {
      throw new Refusal(
          "Lý do quá dài.", Map.of("reason", new Sentence("Tối đa %s ký tự.", LONGEST_REASON)));
    }
    return said;
  }

  private static NotFound unknown() {
    return new NotFound("Không tìm thấy lượt gửi này.");
  }
}
