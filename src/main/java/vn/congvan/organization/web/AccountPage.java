package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Passwords;
import vn.congvan.organization.Staff;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;

/** Shows a person who he is today, and lets him choose another password. */
@Controller
class AccountPage {

  private final Directory directory;
  private final Staff staff;
  private final Passwords passwords;
  private final PasswordEncoder encoder;
  private final AdministrationRights rights;

  AccountPage(
      Directory directory,
      Staff staff,
      Passwords passwords,
      PasswordEncoder encoder,
      AdministrationRights rights) {
    this.directory = directory;
    this.staff = staff;
    this.passwords = passwords;
    this.encoder = encoder;
    this.rights = rights;
  }

  @GetMapping("/account")
  String page(Principal person, Model model) {
    return page(person, Form.showing("password", Map.of()), model);
  }

  @PostMapping("/account/password")
  String changePassword(
      HttpServletRequest request,
      HttpServletResponse response,
      Principal person,
      Model model,
      RedirectAttributes next) {
    // The configured administrator's password comes from configuration at each start.
    if (rights.wholeProvince(person.getName())) {
      throw new NotAllowed("Mật khẩu của tài khoản này đặt trong cấu hình hệ thống.");
    }
    var form = Form.sent("password", request);
    if (form.accepted(
        () -> {
          var present = directory.person(person.getName()).orElseThrow();
          refuseUnless(
              encoder.matches(form.text("present"), present.passwordHash()),
              "present",
              "Mật khẩu hiện tại không đúng.");
          refuseUnless(
              form.text("password").equals(form.text("again")),
              "again",
              "Hai lần nhập mật khẩu mới không giống nhau.");
          staff.takePassword(person.getName(), passwords.hash(form.text("password")));
        })) {
      next.addFlashAttribute("done", "account.password.changed");
      return "redirect:/account";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(person, form, model);
  }

  private String page(Principal person, Form form, Model model) {
    model.addAttribute("person", directory.person(person.getName()).orElseThrow());
    model.addAttribute("posts", directory.postsOf(person.getName()));
    model.addAttribute("configured", rights.wholeProvince(person.getName()));
    model.addAttribute("form", form);
    return "account";
  }

  private static void refuseUnless(boolean holds, String field, String sentence) {
    if (!holds) {
      throw new Refusal(sentence, Map.of(field, sentence));
    }
  }
}
