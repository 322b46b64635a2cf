package vn.congvan.workflow.diagram;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says changes in the reader's language; what stands on the diagram is left as it is. */
@Component
public class ChangeWords {

  private final MessageSource messages;

  ChangeWords(MessageSource messages) {
    this.messages = messages;
  }

  /** One sentence for each change. */
  public List<String> say(List<Change> changes, Locale locale) {
    return changes.stream().map(change -> say(change, locale)).toList();
  }

  private String say(Change change, Locale locale) {
    return Objects.requireNonNull(
        messages.getMessage(
            "change." + change.kind(),
            new Object[] {
              box(change.element(), locale),
              isSetting(change) ? named(change) : change.label(),
              property(change, locale),
              shown(change.before(), locale),
              shown(change.after(), locale)
            },
            locale));
  }

  /** One change as two columns: what it is about, how it is in one version, how in the other. */
  public record Side(String subject, String one, String other) {}

  /** The changes side by side. */
  public List<Side> compare(List<Change> changes, Locale locale) {
    return changes.stream().map(change -> compare(change, locale)).toList();
  }

  private Side compare(Change change, Locale locale) {
    var thing = box(change.element(), locale) + " " + named(change);
    var is = word("change.there", "", locale);
    var isNot = word("change.not-there", "", locale);
    return switch (change.kind()) {
      case BOX_ADDED, COLUMN_ADDED, ARROW_ADDED -> new Side(thing, isNot, is);
      case BOX_REMOVED, COLUMN_REMOVED, ARROW_REMOVED -> new Side(thing, is, isNot);
      case RULE_ADDED -> new Side(thing, isNot, change.after());
      case RULE_REMOVED -> new Side(thing, change.before(), isNot);
      case BOX_REPLACED ->
          new Side(
              "“" + change.label() + "”", property(change, locale), box(change.element(), locale));
      case PROPERTY_SET, PROPERTY_CHANGED, PROPERTY_CLEARED, CELL_CHANGED ->
          new Side(
              thing + ": " + property(change, locale),
              shown(change.before(), locale),
              shown(change.after(), locale));
      case BOX_RENAMED, BOX_RECODED, COLUMN_RENAMED, ARROW_RENAMED, ARROW_REWIRED, RULE_MOVED ->
          new Side(thing, shown(change.before(), locale), shown(change.after(), locale));
      case COLUMN_MOVED, FIRST, NOTHING, DRAWING_ONLY, MORE ->
          new Side(say(change, locale), "", "");
    };
  }

  private static boolean isSetting(Change change) {
    return switch (change.kind()) {
      case PROPERTY_SET, PROPERTY_CHANGED, PROPERTY_CLEARED -> true;
      default -> false;
    };
  }

  /** In quotation marks; an arrow has those of its two ends. */
  private static String named(Change change) {
    return change.element().equals("sequenceFlow") ? change.label() : "“" + change.label() + "”";
  }

  /** The word for a kind of box. */
  public String box(String element, Locale locale) {
    return element.isEmpty() ? "" : word("box." + element, element, locale);
  }

  private String property(Change change, Locale locale) {
    return switch (change.kind()) {
      case BOX_REPLACED -> box(change.property(), locale);
      case PROPERTY_SET, PROPERTY_CHANGED, PROPERTY_CLEARED -> {
        var parts = change.property().split(":", 2);
        var word = word("setting." + parts[0], parts[0], locale);
        yield parts.length == 1 ? word : word + " " + parts[1];
      }
      default -> change.property();
    };
  }

  private String shown(String value, Locale locale) {
    return value.isEmpty() ? word("change.empty", "", locale) : value;
  }

  private String word(String code, String otherwise, Locale locale) {
    return Objects.requireNonNullElse(
        messages.getMessage(code, null, otherwise, locale), otherwise);
  }
}
