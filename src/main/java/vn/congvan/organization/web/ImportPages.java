package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.roster.Roster;
import vn.congvan.organization.roster.RosterFile;
import vn.congvan.organization.roster.RosterImport;
import vn.congvan.organization.roster.RosterTemplate;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;

/**
 * The pages of the import: the template, the preview with every fault by cell, the confirmation.
 */
@Controller
@RequestMapping("/admin/import")
class ImportPages {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String UNDER_WAY = "vn.congvan.roster";

  /** The one import of a session that is under way; the bytes themselves are not kept. */
  private record UnderWay(
      String token,
      String fileName,
      Roster roster,
      RosterImport.Outcome outcome,
      boolean written) {}

  private final RosterImport rosters;
  private final AdministrationRights rights;

  ImportPages(RosterImport rosters, AdministrationRights rights) {
    this.rosters = rosters;
    this.rights = rights;
  }

  @GetMapping
  String page(Principal person) {
    rights.requireAny(person.getName());
    return "admin/import";
  }

  @GetMapping("/template.xlsx")
  void template(Principal person, HttpServletResponse response) throws IOException {
    rights.requireAny(person.getName());
    download(response, "mau-nhap-co-quan-can-bo.xlsx");
    RosterTemplate.write(response.getOutputStream());
  }

  @PostMapping
  String upload(
      @RequestParam MultipartFile file,
      Principal person,
      Locale locale,
      HttpSession session,
      HttpServletResponse response,
      Model model)
      throws IOException {
    rights.requireAny(person.getName());
    try {
      if (file.isEmpty()) {
        throw new Refusal("Hãy chọn tệp Excel đã điền.");
      }
      if (file.getSize() > RosterFile.MOST_BYTES) {
        throw new Refusal("Tệp lớn hơn 2 MB. Hãy chia thành nhiều tệp.");
      }
      var roster = RosterFile.read(file.getBytes());
      var token = UUID.randomUUID().toString();
      var name = file.getOriginalFilename();
      session.setAttribute(
          UNDER_WAY,
          new UnderWay(
              token,
              name == null ? "" : name,
              roster,
              rosters.attempt(roster, person.getName()),
              false));
      return "redirect:/admin/import/" + token;
    } catch (Refusal refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refusal", refused.in(locale));
      return "admin/import";
    }
  }

  @GetMapping("/{token}")
  String preview(@PathVariable String token, Principal person, HttpSession session, Model model) {
    rights.requireAny(person.getName());
    var underWay = underWay(token, session);
    model.addAttribute("token", token);
    model.addAttribute("fileName", underWay.fileName());
    model.addAttribute("outcome", underWay.outcome());
    model.addAttribute("written", underWay.written());
    model.addAttribute("deeds", RosterImport.Deed.values());
    return "admin/import-preview";
  }

  @PostMapping("/{token}/confirmation")
  String confirm(@PathVariable String token, Principal person, HttpSession session) {
    rights.requireAny(person.getName());
    var underWay = underWay(token, session);
    if (!underWay.written()) {
      var outcome = rosters.confirm(underWay.roster(), person.getName());
      session.setAttribute(
          UNDER_WAY,
          new UnderWay(token, underWay.fileName(), underWay.roster(), outcome, outcome.clean()));
    }
    return "redirect:/admin/import/" + token;
  }

  /** Hands the first passwords out once; afterwards they are known to nobody here. */
  @PostMapping("/{token}/passwords")
  void passwords(
      @PathVariable String token,
      Principal person,
      HttpSession session,
      HttpServletResponse response)
      throws IOException {
    rights.requireAny(person.getName());
    var underWay = underWay(token, session);
    var passwords = underWay.outcome().passwords();
    if (passwords.isEmpty()) {
      throw new NotFound(
          "Danh sách mật khẩu đã được tải về một lần. Ai chưa có thì cấp mật khẩu mới ở trang cán bộ.");
    }
    var outcome = new RosterImport.Outcome(underWay.outcome().acts(), List.of(), List.of());
    session.setAttribute(
        UNDER_WAY, new UnderWay(token, underWay.fileName(), underWay.roster(), outcome, true));
    download(response, "mat-khau-lan-dau.xlsx");
    RosterTemplate.writePasswords(response.getOutputStream(), passwords);
  }

  private static UnderWay underWay(String token, HttpSession session) {
    if (session.getAttribute(UNDER_WAY) instanceof UnderWay underWay
        && underWay.token().equals(token)) {
      return underWay;
    }
    throw new NotFound("Lần nhập này đã kết thúc. Hãy gửi lại tệp.");
  }

  private static void download(HttpServletResponse response, String name) {
    response.setContentType(XLSX);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
  }
}
