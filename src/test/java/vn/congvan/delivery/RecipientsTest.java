package vn.congvan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Documents;
import vn.congvan.document.NewDraft;
import vn.congvan.document.WrongState;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Choosing to whom a document goes. */
class RecipientsTest extends PostgresProvince {

  private static final String CLERK = "vanthu.snv";

  @Autowired private Recipients recipients;
  @Autowired private RecipientLists lists;
  @Autowired private Documents documents;
  @Autowired private Directory directory;

  @Test
  void anAgencyIsFoundByPartsOfItsNameWithoutDiacritics() {
    assertThat(recipients.find("snv", "tai chinh so", CLERK))
        .filteredOn(choice -> choice.kind() == RecipientKind.AGENCY)
        .extracting(Recipients.Choice::receiver)
        .containsExactly("stc");
  }

  @Test
  void theWriterItselfIsNoReceiver() {
    assertThat(recipients.find("snv", "so noi vu", CLERK))
        .noneMatch(choice -> choice.kind() == RecipientKind.AGENCY);
    assertThat(faultsOf(line(RecipientKind.AGENCY, "snv", RecipientRole.MAIN))).hasSize(1);
  }

  @Test
  void withoutATextThereAreGroupsListsAndOwnUnits() {
    var list = save("Cụm thi đua số 1", "stc", "sxd");

    var found = recipients.find("snv", "", CLERK);

    assertThat(found)
        .extracting(Recipients.Choice::kind)
        .contains(RecipientKind.GROUP, RecipientKind.LIST, RecipientKind.UNIT)
        .doesNotContain(RecipientKind.AGENCY, RecipientKind.POST);
    assertThat(found)
        .filteredOn(choice -> choice.receiver().equals(list.toString()))
        .singleElement()
        .satisfies(choice -> assertThat(choice.agencies()).isEqualTo(2));
  }

  @Test
  void whoDoesNotWorkInTheAgencyFindsNothing() {
    assertThatThrownBy(() -> recipients.find("snv", "", "vanthu.stc")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> lists.of("snv", "vanthu.stc")).isInstanceOf(NotFound.class);
  }

  @Test
  void groupsAndListsComeToEachAgencyOnceWithTheStrongestRole() {
    var list = save("Các sở xây dựng", "stc", "sxd");
    var document = draft();

    recipients.choose(
        document,
        List.of(
            line(RecipientKind.GROUP, "departments", RecipientRole.INFORM),
            line(RecipientKind.LIST, list.toString(), RecipientRole.IMPLEMENT),
            line(RecipientKind.AGENCY, "stc", RecipientRole.MAIN),
            line(RecipientKind.UNIT, "snv.vp", RecipientRole.INFORM),
            new Recipient(RecipientKind.OUTSIDE, null, "Bộ Nội vụ", RecipientRole.MAIN)),
        CLERK);

    var unit = new Addressee(RecipientKind.UNIT, "snv.vp", "snv", nameOf("snv.vp"), null);
    var ministry = new Addressee(RecipientKind.OUTSIDE, "Bộ Nội vụ", null, "Bộ Nội vụ", null);
    assertThat(recipients.addressees(document))
        .containsEntry(Addressee.agency("stc"), RecipientRole.MAIN)
        .containsEntry(Addressee.agency("sxd"), RecipientRole.IMPLEMENT)
        .containsEntry(Addressee.agency("syt"), RecipientRole.INFORM)
        .containsEntry(unit, RecipientRole.INFORM)
        .containsEntry(ministry, RecipientRole.MAIN)
        .doesNotContainKeys(Addressee.agency("snv"), Addressee.agency("longchau"));
    assertThat(recipients.inWords(document))
        .isEqualTo(
            "Các sở, ban, ngành tỉnh; Các sở xây dựng; Sở Tài chính tỉnh Vĩnh Long; "
                + directory.unit("snv.vp").orElseThrow().name()
                + "; Bộ Nội vụ");
  }

  @Test
  void aLineThatTheDirectoryDoesNotKnowIsRefusedAtItsPlace() {
    var refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                recipients.choose(
                    draft(),
                    List.of(
                        line(RecipientKind.AGENCY, "stc", RecipientRole.MAIN),
                        line(RecipientKind.LIST, UUID.randomUUID().toString(), RecipientRole.MAIN)),
                    CLERK));
    assertThat(refusal.fields()).containsOnlyKeys("recipients[1].role");
  }

  @Test
  void whatIsIssuedKeepsItsReceivers() {
    var document = draft();
    recipients.choose(
        document, List.of(line(RecipientKind.AGENCY, "stc", RecipientRole.MAIN)), CLERK);
    documents.drop(document, CLERK, "Không ban hành nữa.");

    assertThatThrownBy(() -> recipients.choose(document, List.of(), CLERK))
        .isInstanceOf(WrongState.class);
    assertThat(recipients.of(document)).hasSize(1);
  }

  @Test
  void onlyAClerkKeepsTheListsOfHisAgency() {
    var list = save("Danh sách của văn thư", "stc");

    assertThatThrownBy(
            () ->
                lists.save(
                    UUID.randomUUID(),
                    new RecipientLists.Entry("snv", "Của chuyên viên", List.of("stc")),
                    "chuyenvien.snv"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(
            () ->
                lists.save(
                    list,
                    new RecipientLists.Entry("stc", "Chiếm danh sách", List.of("sxd")),
                    "vanthu.stc"))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> lists.delete(list, "vanthu.stc")).isInstanceOf(NotFound.class);
    lists.delete(list, CLERK);
    assertThat(lists.of("snv", CLERK)).noneMatch(saved -> saved.id().equals(list));
  }

  @Test
  void twoListsOfOneNameAreRefused() {
    save("Trùng tên", "stc");

    assertThatThrownBy(() -> save("trùng TÊN", "sxd")).isInstanceOf(Refusal.class);
  }

  private UUID save(String name, String... members) {
    var id = UUID.randomUUID();
    lists.save(id, new RecipientLists.Entry("snv", name, List.of(members)), CLERK);
    return id;
  }

  private UUID draft() {
    var post = directory.posts("snv", null, Role.SPECIALIST).get(0).id();
    return documents.draft(
        new NewDraft("snv", post, "CV", "Về việc chọn nơi nhận", "general", 0, "chuyenvien.snv"));
  }

  private java.util.Map<String, Sentence> faultsOf(Recipient line) {
    return recipients.faults("snv", List.of(line));
  }

  private static Recipient line(RecipientKind kind, String receiver, RecipientRole role) {
    return new Recipient(kind, receiver, null, role);
  }

  @Test
  void aPersonOfAnotherAgencyIsFoundByNameAndReachedThroughItsClerk() {
    var found =
        recipients.find("snv", "nguyen thi mong cam", CLERK).stream()
            .filter(choice -> choice.kind() == RecipientKind.PERSON)
            .findFirst()
            .orElseThrow();
    assertThat(found.detail()).contains("Sở Tài chính");
    var document = draft();

    recipients.choose(
        document,
        List.of(
            line(RecipientKind.PERSON, found.receiver(), RecipientRole.MAIN),
            line(RecipientKind.GROUP, "departments", RecipientRole.INFORM)),
        CLERK);

    assertThat(recipients.addressees(document).entrySet())
        .filteredOn(each -> each.getKey().receiver().equals("stc"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getKey().attention()).startsWith("Nguyễn Thị Mộng Cầm (");
              assertThat(each.getValue()).isEqualTo(RecipientRole.MAIN);
            });
    assertThat(recipients.find("stc", "nguyen thi mong cam", "vanthu.stc"))
        .noneMatch(choice -> choice.kind() == RecipientKind.PERSON);
  }

  private String nameOf(String unit) {
    return directory.unit(unit).orElseThrow().name();
  }
}
