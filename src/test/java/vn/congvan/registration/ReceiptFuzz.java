package vn.congvan.registration;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import vn.congvan.deadline.Calendars;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Particulars;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.ReadableText;
import vn.congvan.shared.Sentence;
import vn.congvan.support.FakeDirectory;
import vn.congvan.web.SentValues;

/**
 * What a clerk's browser sends as the form of registration: whatever it is, it is no JSON, has
 * faults at its fields, or can be stored, printed and reckoned with.
 */
public final class ReceiptFuzz {

  private static final ObjectMapper JSON =
      Jackson2ObjectMapperBuilder.json()
          .modulesToInstall(new SimpleModule().addDeserializer(String.class, new SentValues.Text()))
          .build();
  private static final ProvinceClock CLOCK =
      new ProvinceClock(Clock.fixed(Instant.parse("2026-09-07T02:00:00Z"), ProvinceClock.ZONE));
  private static final FakeDirectory DIRECTORY =
      new FakeDirectory().agency("snv", "Sở Nội vụ", "province").unit("snv-vp", "snv", "Văn phòng");
  private static final String LEADER =
      DIRECTORY.post("giamdoc.snv", "snv", null, Role.LEADER).id().toString();
  private static final Receipts RECEIPTS =
      new Receipts(DIRECTORY, new AnyRegister(), Calendars.usual(), CLOCK);
  private static final DocumentView DOCUMENT =
      read("{\"agencyId\":\"snv\",\"state\":\"RECEIVED\",\"files\":[]}", DocumentView.class);
  private static final List<String> FIELDS = new ArrayList<>();

  static {
    for (var component : ReceiptForm.class.getRecordComponents()) {
      FIELDS.add(component.getName());
    }
    if (!RECEIPTS.faults(DOCUMENT, form(faultless())).isEmpty()) {
      throw new IllegalStateException("The usual form has faults");
    }
  }

  private ReceiptFuzz() {}

  /** Loads everything before the first try's time is measured. */
  public static void fuzzerInitialize() {}

  /** One form. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    var json = faultless();
    for (var changes = data.consumeInt(0, 4); changes > 0; changes--) {
      change(json, data.pickValue(FIELDS), data);
    }
    look(json.toString());
    look(data.consumeRemainingAsString());
  }

  private static void change(ObjectNode json, String field, FuzzedDataProvider data) {
    switch (data.consumeInt(0, 6)) {
      case 0 -> json.put(field, data.consumeString(1_200));
      case 1 -> json.put(field, data.consumeInt());
      case 2 -> json.put(field, data.consumeLong());
      case 3 -> json.put(field, data.consumeDouble());
      case 4 ->
          json.put(
              field,
              "%s%d-%02d-%02d"
                  .formatted(
                      data.pickValue(List.of("", "+", "-")),
                      data.consumeInt(0, 999_999_999),
                      data.consumeInt(0, 13),
                      data.consumeInt(0, 32)));
      case 5 -> json.putNull(field);
      default -> json.putArray(field).add(data.consumeString(10));
    }
  }

  private static void look(String json) {
    ReceiptForm form;
    try {
      form = JSON.readValue(json, ReceiptForm.class);
    } catch (IOException refused) {
      return;
    }
    if (form == null) {
      return;
    }
    var says = RECEIPTS.particulars(form);
    if (RECEIPTS.faults(DOCUMENT, form).isEmpty()) {
      for (var component : Particulars.class.getRecordComponents()) {
        requireStorable(component, says);
      }
      new Registration.Registered(
              says, Receipts.route(form.route(), form.leaderPost(), form.unitId()))
          .priority();
      if (form.dueOn() != null) {
        var dueAt = Calendars.usual().endOf("snv", form.dueOn());
        Date.from(dueAt);
        Calendars.usual().remaining("snv", CLOCK.instant(), dueAt, Locale.ROOT);
      }
    }
  }

  private static void requireStorable(RecordComponent component, Particulars says) {
    try {
      var value = component.getAccessor().invoke(says);
      if (value instanceof String text
          && (text.length() > 1_000 || !text.equals(ReadableText.of(text)))) {
        throw new AssertionError("Cannot be stored: " + component.getName() + " " + text);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode faultless() {
    return JSON.createObjectNode()
        .put("typeCode", "CV")
        .put("number", "12")
        .put("symbol", "UBND-NC")
        .put("issuedOn", "2026-09-01")
        .put("issuerName", "Ủy ban nhân dân tỉnh")
        .put("issuerLevel", "province")
        .put("subject", "Về việc báo cáo")
        .put("pages", 2)
        .put("copies", 1)
        .put("urgency", 0)
        .put("secrecy", 0)
        .put("route", "leader")
        .put("leaderPost", LEADER)
        .put("unitId", "snv-vp")
        .put("dueOn", "2026-09-14");
  }

  private static ReceiptForm form(ObjectNode json) {
    return read(json.toString(), ReceiptForm.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes any document; which register fits is a matter of the database. */
  private static final class AnyRegister extends Registers {

    @SuppressWarnings("NullAway") // Neither is asked.
    AnyRegister() {
      super(null);
    }

    @Override
    @Nullable Sentence faultOf(String agencyId, String code, Particulars document) {
      return null;
    }
  }
}
