package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.MobileNumber;
import vn.congvan.organization.Staff;
import vn.congvan.organization.StaffMobiles;

/** Shows a person who he is today, and lets him choose another password. */
@Controller
class AccountPage {

  private final Directory directory;
  private final Staff staff;
  private final StaffMobiles mobiles;
  private final AdministrationRights rights;

  AccountPage(Directory directory, Staff staff, StaffMobiles mobiles, AdministrationRights rights) {
    this.directory = directory;
    this.staff = staff;
    this.mobiles = mobiles;
    this.rights = rights;
  }

  @GetMapping("/account")
  String page(Principal person, Model model) {
    model.addAttribute("person", directory.person(person.getName()).orElseThrow());
    model.addAttribute("posts", directory.postsOf(person.getName()));
    model.addAttribute(
        "mobile", mobiles.of(person.getName()).map(MobileNumber::written).orElse(null));
    model.addAttribute("configured", rights.wholeProvince(person.getName()));
    return "account";
  }

  /** Also the only page of whoever still has the first password that somebody else made up. */
  @GetMapping("/account/password")
  String password(Principal person, HttpServletRequest request, Model model) {
    return passwordPage(person, request, Form.showing("password", Map.of()), model);
  }

  @PostMapping("/account/password")
  String changePassword(
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      RedirectAttributes next) {
    // The configured administrator's password comes from configuration at each start.
    rights.requireOwnPassword(person.getName());
    var form = Form.sent("password", request);
    if (form.accepted(
        () ->
            staff.choosePassword(
                person.getName(),
                form.text("present"),
                form.text("password"),
                form.text("again")))) {
      next.addFlashAttribute("done", "account.password.changed");
      return "redirect:/account";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return passwordPage(person, request, form, model);
  }

  private String passwordPage(
      Principal person, HttpServletRequest request, Form form, Model model) {
    model.addAttribute("configured", rights.wholeProvince(person.getName()));
    model.addAttribute("login", person.getName());
    model.addAttribute("newcomer", request.isUserInRole("NEWCOMER"));
    model.addAttribute("form", form);
    return "password";
  }
}
