package vn.congvan.acts.web;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.ActReading;
import vn.congvan.acts.ActReading.Mark;
import vn.congvan.acts.ActReading.Question;
import vn.congvan.acts.ActReading.Row;
import vn.congvan.acts.Outcome;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;

/** The page on which supervisors and administrators read who did what in their agency. */
@Controller
class ActPages {

  /** How many rows a page may have. */
  static final List<Integer> SIZES = List.of(20, 50, 100);

  private static final String PROVINCE = "-";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ProvinceClock.ZONE);

  private final ActReading reading;
  private final Directory directory;
  private final MessageSource messages;

  ActPages(ActReading reading, Directory directory, MessageSource messages) {
    this.reading = reading;
    this.directory = directory;
    this.messages = messages;
  }

  /** A row in words. */
  record Line(
      long number,
      String at,
      @Nullable String personId,
      String person,
      String address,
      String act,
      @Nullable String detail,
      @Nullable UUID documentId,
      @Nullable String object,
      Outcome outcome,
      @Nullable String reason) {}

  @GetMapping("/acts")
  String page(
      @RequestParam(defaultValue = "") String agency,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String document,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "20") int size,
      @RequestParam(defaultValue = "") String before,
      Principal reader,
      Locale locale,
      Model model) {
    var province = reading.readsProvince(reader.getName());
    var agencies = reading.agencies(reader.getName());
    var chosen = agency.equals(PROVINCE) ? null : agency.isBlank() ? agencies.get(0).id() : agency;
    var asked = uuid(document.strip());
    var askedDay = day(day);
    var question =
        new Question(
            person.isBlank() ? null : person.strip(),
            asked,
            askedDay,
            SIZES.contains(size) ? size : SIZES.get(0),
            mark(before));
    var page = reading.page(chosen, question, reader.getName());
    model.addAttribute("agencies", agencies);
    model.addAttribute("province", province);
    model.addAttribute("agency", chosen == null ? PROVINCE : chosen);
    model.addAttribute("person", person);
    model.addAttribute("document", document);
    model.addAttribute("documentFault", asked == null && !document.isBlank());
    model.addAttribute("day", day);
    model.addAttribute("dayFault", askedDay == null && !day.isBlank());
    model.addAttribute("size", question.size());
    model.addAttribute("sizes", SIZES);
    model.addAttribute("later", !before.isBlank());
    model.addAttribute("lines", lines(page.rows(), locale));
    var next = page.next();
    model.addAttribute(
        "next", next == null ? null : next.occurredAt().toString() + "/" + next.number());
    return "acts";
  }

  private List<Line> lines(List<Row> rows, Locale locale) {
    var ids = rows.stream().map(Row::personId).filter(Objects::nonNull).distinct().toList();
    Map<String, String> names =
        ids.isEmpty()
            ? Map.of()
            : directory.people(null, ids, null, null).stream()
                .collect(
                    Collectors.toMap(
                        Directory.Person::id, Directory.Person::fullName, (one, same) -> one));
    return rows.stream()
        .map(
            row ->
                new Line(
                    row.number(),
                    MOMENT.format(row.occurredAt()),
                    row.personId(),
                    person(row.personId(), names, locale),
                    row.address() == null ? "" : row.address(),
                    word("act." + row.kind(), row.kind(), locale),
                    row.detail(),
                    row.documentId(),
                    object(row, locale),
                    row.outcome(),
                    row.reason() == null
                        ? null
                        : word("acts.reason." + row.reason(), row.reason(), locale)))
        .toList();
  }

  private String person(@Nullable String id, Map<String, String> names, Locale locale) {
    if (id == null) {
      return word("acts.nobody", "?", locale);
    }
    return id.equals(ActInHand.SYSTEM)
        ? word("acts.system", id, locale)
        : names.getOrDefault(id, id);
  }

  private @Nullable String object(Row row, Locale locale) {
    var kind = row.objectKind();
    return kind == null
        ? null
        : word("acts.object." + kind, kind, locale) + " " + shortened(row.objectId());
  }

  /** Of a made-up id the beginning is enough to tell two rows apart. */
  private static @Nullable String shortened(@Nullable String id) {
    return id != null && uuid(id) != null ? id.substring(0, 8) : id;
  }

  private String word(String key, String otherwise, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text.substring(text.lastIndexOf('/') + 1));
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }

  private static @Nullable Mark mark(String text) {
    var parts = text.split("/");
    try {
      return parts.length == 2 ? new Mark(Instant.parse(parts[0]), Long.parseLong(parts[1])) : null;
    } catch (DateTimeParseException | NumberFormatException notOne) {
      return null;
    }
  }
}
