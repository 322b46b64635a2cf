package vn.congvan.delivery.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.congvan.delivery.RecipientLists;

/** The page on which a clerk keeps the agency's lists of receivers. */
@Controller
class RecipientListsPage {

  private final RecipientLists lists;

  RecipientListsPage(RecipientLists lists) {
    this.lists = lists;
  }

  @GetMapping("/recipient-lists")
  String page(
      @RequestParam(required = false) @Nullable String agency, Principal person, Model model) {
    model.addAttribute("agency", lists.chosen(agency, person.getName()));
    model.addAttribute("agencies", lists.agencies(person.getName()));
    return "recipient-lists";
  }
}
