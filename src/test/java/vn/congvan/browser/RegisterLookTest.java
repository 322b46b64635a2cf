package vn.congvan.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.document.Channel;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival;
import vn.congvan.document.NewDraft;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.registration.Copies;
import vn.congvan.registration.CopyKind;
import vn.congvan.registration.CopyKind.Medium;
import vn.congvan.registration.Forms;
import vn.congvan.registration.OutgoingBooks;
import vn.congvan.registration.OutgoingNumbers;
import vn.congvan.registration.RegisterBooks;
import vn.congvan.registration.Registration;

/** The clerk's pages about the registers as they look, on a desk and on a phone. */
class RegisterLookTest extends Walk {

  private static final String CLERK = "vanthu.syt";

  @Autowired Documents documents;
  @Autowired Registration registration;
  @Autowired RegisterBooks books;
  @Autowired Copies copies;
  @Autowired OutgoingBooks outgoingBooks;
  @Autowired OutgoingNumbers numbers;
  @Autowired Directory directory;

  @Test
  void thePagesAreReadableOnADeskAndOnAPhone() {
    var leader = directory.posts("syt", null, Role.LEADER).get(0);
    var voided =
        documents.arrive(new NewArrival("syt", Channel.PAPER, clock.instant(), List.of(), CLERK));
    registration.register(voided, new Forms("1207").to(leader), CLERK);
    registration.voidNumber(voided, null, "Vào nhầm sổ", CLERK);
    var book =
        books.add(
            "syt",
            new RegisterBooks.Entry(
                "GM", "GIẤY MỜI ĐẾN", Set.of("GM"), Set.of("central"), Set.of(), false),
            CLERK);
    var pages = new LinkedHashMap<String, String>();
    pages.put("register", "/registers/incoming");
    pages.put("arrivals", "/arrivals");
    pages.put("recipient-lists", "/recipient-lists");
    pages.put("outgoing-new", "/outgoing/new");
    pages.put("mail", "/notices/mail");
    pages.put("register-void", "/registers/incoming/" + voided + "/void");
    pages.put("register-books", "/registers/incoming/books");
    pages.put("register-book", "/registers/incoming/books/" + book.id());
    copies.make(
        voided,
        new Copies.Order(
            CopyKind.SY,
            Medium.PAPER,
            Medium.PAPER,
            null,
            2,
            "Sở Tài chính; Kho bạc Nhà nước",
            "Nộp hồ sơ thanh toán",
            "HEAD." + leader.id()),
        CLERK);
    pages.put("copies", "/documents/" + voided + "/copies");
    pages.put("copies-register", "/registers/copies");
    outgoing("Về việc tăng cường phòng, chống sốt xuất huyết", false);
    outgoing("Về việc mời họp giao ban", true);
    var series =
        outgoingBooks.add(
            "syt", new OutgoingBooks.Entry("QD", "QUYẾT ĐỊNH", Set.of("QD", "CT")), CLERK);
    pages.put("outgoing-register", "/registers/outgoing?register=CV");
    pages.put("outgoing-books", "/registers/outgoing/books");
    pages.put("outgoing-book", "/registers/outgoing/books/" + series.id());
    OfficeBrowser.look(chromium.desk(base(), CLERK), "desk", pages);
    OfficeBrowser.look(chromium.phone(base(), CLERK), "phone", pages);
  }

  private void outgoing(String subject, boolean voided) {
    var drafter = directory.posts("syt", "syt.vp", Role.HEAD).get(0);
    var letter =
        documents.draft(
            new NewDraft("syt", drafter.id(), "CV", subject, null, 1, drafter.personId()));
    numbers.reserve(letter, "syt.vp", "giamdoc.syt");
    if (voided) {
      numbers.voidNumber(letter, "Trả lại để sửa thành phần mời họp", "giamdoc.syt");
    }
  }
}
