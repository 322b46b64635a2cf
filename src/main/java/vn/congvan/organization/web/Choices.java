package vn.congvan.organization.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.CodeScheme;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.Units;

/** The lists that one chooses from, in the reader's language. */
@Component
class Choices {

  /** A value with the words that stand for it. */
  record Choice(String value, String label) {}

  private final MessageSource messages;
  private final Directory directory;

  Choices(MessageSource messages, Directory directory) {
    this.messages = messages;
    this.directory = directory;
  }

  List<Choice> kinds(Locale locale) {
    return all(AgencyKind.values(), "kind.", AgencyKind::key, locale);
  }

  List<Choice> levels(Locale locale) {
    return all(AgencyLevel.values(), "level.", AgencyLevel::key, locale);
  }

  List<Choice> roles(Locale locale, boolean analystToo) {
    return all(
        Arrays.stream(Role.values())
            .filter(role -> analystToo || role != Role.ANALYST)
            .toArray(Role[]::new),
        "role.",
        Role::key,
        locale);
  }

  List<Choice> schemes(Locale locale) {
    return all(CodeScheme.values(), "scheme.", CodeScheme::key, locale);
  }

  List<Choice> fields(Locale locale) {
    return Units.FIELDS.stream()
        .map(field -> new Choice(field, messages.getMessage("field." + field, null, locale)))
        .toList();
  }

  List<Choice> agencies() {
    return directory.agencies().stream()
        .map(agency -> new Choice(agency.id(), agency.name()))
        .toList();
  }

  /** Units with their agency where several agencies may be chosen. */
  List<Choice> units(List<Directory.Agency> agencies) {
    return agencies.stream()
        .flatMap(
            agency ->
                directory.units(agency.id()).stream()
                    .map(
                        unit ->
                            new Choice(
                                unit.id(),
                                agencies.size() == 1
                                    ? unit.name()
                                    : agency.shortName() + " – " + unit.name())))
        .toList();
  }

  private <E extends Enum<E>> List<Choice> all(
      E[] values, String prefix, java.util.function.Function<E, String> key, Locale locale) {
    return Stream.of(values)
        .map(
            value ->
                new Choice(
                    value.name(), messages.getMessage(prefix + key.apply(value), null, locale)))
        .toList();
  }
}
