package vn.congvan.registration.web;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;
import vn.congvan.registration.RegisterPage;
import vn.congvan.registration.RegisterQuestion;
import vn.congvan.registration.RegisterShelf;
import vn.congvan.shared.Refusal;

/** Which part of a register somebody asks for, as it was typed into the page or its address. */
record AskedRegister(
    @Nullable String agency,
    @Nullable String register,
    @Nullable String type,
    @Nullable String from,
    @Nullable String to) {

  /** The question; refuses a day that is none. */
  RegisterQuestion strictly() {
    return question(AskedDay.of(from).strictly("from"), AskedDay.of(to).strictly("to"));
  }

  /**
   * Shows the register on its page. A day that is none is told beside its field, and the register
   * is shown as if none had been asked for.
   */
  <L> void show(Function<RegisterQuestion, RegisterPage<L>> pages, Model model) {
    var first = AskedDay.of(from);
    var last = AskedDay.of(to);
    RegisterPage<L> found;
    var inOrder = true;
    try {
      found = pages.apply(question(first.day(), last.day()));
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      inOrder = false;
      found = pages.apply(question(null, null));
    }
    model.addAttribute("found", found);
    model.addAttribute("shelf", found.shelf());
    model.addAttribute("query", query(found.shelf()));
    model.addAttribute("from", first.shown(found.shelf().from()));
    model.addAttribute("to", last.shown(found.shelf().to()));
    model.addAttribute("faultOfFrom", first.isFault() || !inOrder);
    model.addAttribute("faultOfTo", last.isFault());
    model.addAttribute("orderFault", !inOrder);
  }

  private RegisterQuestion question(@Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
    return new RegisterQuestion(agency, register, type, firstDay, lastDay);
  }

  /** What leads to the same part of the register again, as a page of it or as a file. */
  private static String query(RegisterShelf shelf) {
    var query =
        UriComponentsBuilder.newInstance()
            .queryParam("agency", shelf.agency().id())
            .queryParam("register", shelf.register().code())
            .queryParam("from", shelf.from())
            .queryParam("to", shelf.to());
    if (shelf.type() != null) {
      query.queryParam("type", shelf.type().code());
    }
    return String.valueOf(query.encode().build().getQuery());
  }
}
