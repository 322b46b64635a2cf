package vn.congvan.organization.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;

class AdministrationPagesTest extends PostgresProvince {

  private static final Pattern ONCE =
      Pattern.compile("<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>");

  @LocalServerPort int port;
  @Autowired Directory directory;

  @Test
  void everyPageOpensForTheAdministratorInBothLanguages() {
    var admin = Browserless.loggedIn(port, "admin");
    var post = directory.posts("snv", null, Role.LEADER).get(0).id();
    for (var path :
        new String[] {
          "/admin/agencies",
          "/admin/agencies?q=noi+vu",
          "/admin/agencies?q=khongco",
          "/admin/new-agency",
          "/admin/agencies/vungliem",
          "/admin/agencies/snv/units",
          "/admin/units/snv.vp",
          "/admin/agencies/snv/people",
          "/admin/agencies/snv/people?q=zzz",
          "/admin/agencies/snv/new-person",
          "/admin/people/giamdoc.snv",
          "/admin/people?q=nguyen",
          "/admin/posts/" + post,
          "/admin/agencies/sxd/substitutes",
          "/admin/agencies/snv/substitutes",
          "/account",
          "/practice"
        }) {
      var page = admin.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body())
          .as(path)
          .doesNotContain("??")
          .doesNotContain(" style=")
          .contains("<html lang=\"vi\"")
          .contains("href=\"/congvan.css\"")
          .contains("Đăng xuất");
    }
    assertThat(admin.get("/admin/agencies/vungliem").body())
        .contains("xã Trung Thành", "phường Vũng Liêm", "H61.22");
    assertThat(admin.get("/admin/people?q=truong+van+hoa").body()).contains("Trương Văn Hòa");
  }

  @Test
  void aNewAgencyIsFoundedGivenAUnitAndAClerkWhoLogsInWithTheShownPassword() {
    var admin = Browserless.loggedIn(port, "admin");
    assertThat(
            admin
                .form(
                    "/admin/agencies",
                    Map.of(
                        "id", "sdttg",
                        "name", "Sở Dân tộc và Tôn giáo tỉnh Vĩnh Long",
                        "shortName", "Sở Dân tộc và Tôn giáo",
                        "symbol", "SDTTG",
                        "kind", "DEPARTMENT",
                        "level", "DEPARTMENT",
                        "parentId", "ubnd",
                        "from", "2026-09-01"))
                .statusCode())
        .isEqualTo(302);
    assertThat(admin.get("/admin/agencies/sdttg").body()).contains("Tiếp theo hãy thêm đơn vị");
    assertThat(
            admin
                .form(
                    "/admin/agencies/sdttg/units",
                    Map.of(
                        "slug",
                        "vp",
                        "name",
                        "Văn phòng Sở",
                        "symbol",
                        "VP",
                        "fields",
                        "general",
                        "from",
                        "2026-09-01"))
                .statusCode())
        .isEqualTo(302);
    var engaged =
        admin.form(
            "/admin/agencies/sdttg/people",
            Map.of(
                "fullName", "Sơn Thị Thu Nguyệt",
                "staffCode", "DT-001",
                "id", "vanthu.sdttg",
                "role", "CLERK",
                "unitId", "sdttg.vp",
                "title", "Văn thư",
                "from", "2026-09-01"));
    assertThat(engaged.statusCode()).isEqualTo(302);
    var page = admin.get("/admin/people/vanthu.sdttg").body();
    var once = ONCE.matcher(page);
    assertThat(once.find()).isTrue();
    assertThat(admin.get("/admin/people/vanthu.sdttg").body()).doesNotContain(once.group(1));

    var clerk = new Browserless(port);
    clerk.get("/login");
    var login = clerk.form("/login", Map.of("username", "vanthu.sdttg", "password", once.group(1)));
    assertThat(login.headers().firstValue("Location").orElse("")).doesNotContain("/login");
    assertThat(directory.groupsOf("vanthu.sdttg")).contains("clerk@sdttg");

    var changed =
        clerk.form(
            "/account/password",
            Map.of(
                "present", once.group(1), "password", "mot cau de nho", "again", "mot cau de nho"));
    assertThat(changed.statusCode()).isEqualTo(302);
    assertThat(
            clerk
                .form("/account/password", Map.of("present", "sai", "password", "x", "again", "x"))
                .body())
        .contains("Mật khẩu hiện tại không đúng");
  }

  @Test
  void whatWasTypedStaysAndTheFaultStandsBesideItsField() {
    var admin = Browserless.loggedIn(port, "admin");
    var refused =
        admin.form(
            "/admin/agencies/snv/people",
            Map.of(
                "fullName", "Nguyễn <b>Văn</b> An",
                "staffCode", "VL00001",
                "id", "vanthu.snv",
                "role", "SPECIALIST",
                "unitId", "",
                "title", "Chuyên viên",
                "from", "2026-09-01"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("value=\"Nguyễn &lt;b&gt;Văn&lt;/b&gt; An\"")
        .contains("id=\"person-id-fault\"")
        .contains("id=\"person-staffCode-fault\"")
        .contains("id=\"person-unitId-fault\"")
        .contains("aria-describedby=\"person-id-hint person-id-fault\"");
    assertThat(admin.form("/admin/agencies", Map.of("id", "moi")).body())
        .contains("Hãy chọn một mục");
    assertThat(admin.reading("en").form("/admin/agencies", Map.of("id", "moi")).body())
        .contains("Choose an entry.")
        .doesNotContain("Hãy chọn một mục");
  }

  @Test
  void anAgencysAdministratorStaysInHisAgencyAndOthersStayOut() {
    var own = Browserless.loggedIn(port, "quantri.snv");
    assertThat(own.get("/admin/agencies/snv/people").statusCode()).isEqualTo(200);
    assertThat(own.get("/admin/agencies/stc/people").statusCode()).isEqualTo(403);
    assertThat(own.get("/admin/people/giamdoc.stc").statusCode()).isEqualTo(404);
    assertThat(own.get("/admin/new-agency").statusCode()).isEqualTo(403);
    assertThat(own.form("/admin/people/giamdoc.stc/password", Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(
            own.form(
                    "/admin/agencies/snv/versions", Map.of("name", "Sở Khác", "from", "2026-09-07"))
                .statusCode())
        .isEqualTo(403);

    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    for (var path :
        new String[] {
          "/admin", "/admin/agencies", "/admin/agencies/snv/people", "/admin/people/giamdoc.snv"
        }) {
      assertThat(clerk.get(path).statusCode()).as(path).isIn(403, 404);
    }
    assertThat(clerk.get("/admin/agencies").body()).contains("Trang này dành cho người quản trị");
    assertThat(clerk.get("/account").body())
        .contains("Lê Thị Cẩm Tú")
        .doesNotContain("href=\"/admin\"");
    assertThat(clerk.form("/practice/clock", Map.of("to", "days", "days", "1")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void anAgencysAdministratorDoesNotBecomeAnAnalystByAnothersAccount() {
    var suffix = UUID.randomUUID().toString().substring(0, 8);
    var analyst = "phantich." + suffix;
    var admin = Browserless.loggedIn(port, "admin");
    engage(admin, analyst, "ANALYST");
    var post = directory.postsOf(analyst).get(0).id();
    var own = Browserless.loggedIn(port, "quantri.snv");
    var particulars = Map.of("fullName", "Tên Khác", "staffCode", "X-" + suffix);

    assertThat(own.get("/admin/people/" + analyst).body()).contains("phân tích quy trình");
    for (var act :
        Map.<String, Map<String, String>>of(
                "/admin/people/" + analyst, particulars,
                "/admin/people/" + analyst + "/password", Map.of(),
                "/admin/people/" + analyst + "/leaving", Map.of("on", today()),
                "/admin/people/" + analyst + "/return", Map.of(),
                "/admin/posts/" + post + "/end", Map.of("on", today()),
                "/admin/posts/" + post + "/transfer",
                    Map.of("agencyId", "snv", "role", "CLERK", "title", "Văn thư", "from", today()))
            .entrySet()) {
      assertThat(own.form(act.getKey(), act.getValue()).statusCode())
          .as(act.getKey())
          .isEqualTo(403);
    }
    assertThat(own.get("/admin/posts/" + post).statusCode()).isEqualTo(403);

    // Nor by substituting for the analyst, or by his own appointment.
    var substitute =
        Map.of(
            "postId", post.toString(),
            "substituteId", "quantri.snv",
            "firstDay", today(),
            "lastDay", today(),
            "reason", "Nghỉ phép");
    assertThat(own.form("/admin/agencies/snv/substitutes", substitute).statusCode())
        .isNotEqualTo(302);
    assertThat(directory.groupsOf("quantri.snv")).doesNotContain("analyst@snv");
    assertThat(own.get("/admin/agencies/snv/substitutes").body())
        .doesNotContain("value=\"" + post + "\"");
    assertThat(engage(own, "x" + analyst, "ANALYST")).isNotEqualTo(302);
    assertThat(directory.person("x" + analyst)).isEmpty();

    assertThat(directory.postsOf(analyst)).hasSize(1);
    assertThat(admin.form("/admin/people/" + analyst + "/password", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(
            admin.form("/admin/people/" + analyst + "/leaving", Map.of("on", today())).statusCode())
        .isEqualTo(302);
  }

  private int engage(Browserless administrator, String login, String role) {
    return administrator
        .form(
            "/admin/agencies/snv/people",
            Map.of(
                "fullName",
                "Phan Thị Tích",
                "staffCode",
                login.toUpperCase(Locale.ROOT),
                "id",
                login,
                "role",
                role,
                "unitId",
                "",
                "title",
                "Phân tích quy trình",
                "from",
                today()))
        .statusCode();
  }

  @Test
  void onlyTheProvincesAdministratorLetsASupervisorFollowTheAgenciesBelow() {
    var admin = Browserless.loggedIn(port, "admin");
    var supervisor = directory.posts("snv", null, Role.SUPERVISOR).get(0);
    var clerk = directory.posts("snv", null, Role.CLERK).get(0);
    var page = "/admin/posts/" + supervisor.id();
    assertThat(admin.get(page).body()).contains("Phạm vi giám sát");
    assertThat(admin.get("/admin/posts/" + clerk.id()).body()).doesNotContain("Phạm vi giám sát");
    assertThat(
            admin
                .form("/admin/posts/" + clerk.id() + "/supervision", Map.of("below", "true"))
                .statusCode())
        .isEqualTo(422);

    var own = Browserless.loggedIn(port, "quantri.snv");
    assertThat(own.get(page).body()).doesNotContain("Phạm vi giám sát");
    assertThat(own.form(page + "/supervision", Map.of("below", "true")).statusCode())
        .isEqualTo(403);

    assertThat(admin.form(page + "/supervision", Map.of("below", "true")).statusCode())
        .isEqualTo(302);
    assertThat(admin.get(page).body()).containsPattern("name=\"below\"[^>]*checked");
    assertThat(admin.form(page + "/supervision", Map.of()).statusCode()).isEqualTo(302);
    assertThat(admin.get(page).body()).doesNotContainPattern("name=\"below\"[^>]*checked");
  }

  @Test
  void fromAPersonsPageAnAdministratorGivesAFurtherPostSoThatALeaderSeesFigures() {
    var own = Browserless.loggedIn(port, "quantri.snv");
    var leader = directory.posts("snv", null, Role.LEADER).get(1).personId();
    var page = own.get("/admin/people/" + leader).body();
    var link = Pattern.compile("/admin/agencies/snv/new-person\\?known=([A-Z0-9]+)").matcher(page);
    assertThat(link.find()).isTrue();
    assertThat(own.get(link.group()).body())
        .containsPattern("name=\"staffCode\"[^>]*value=\"" + link.group(1) + "\"")
        .contains("giao thêm vai trò Giám sát");
    assertThat(directory.agenciesSupervisedBy(leader)).isEmpty();

    assertThat(
            own.form(
                    "/admin/agencies/snv/posts",
                    Map.of(
                        "staffCode",
                        link.group(1),
                        "role",
                        "SUPERVISOR",
                        "title",
                        "Theo dõi xử lý văn bản",
                        "from",
                        today()))
                .statusCode())
        .isEqualTo(302);
    assertThat(directory.agenciesSupervisedBy(leader)).containsExactly("snv");

    var ofAnother = directory.posts("longho", "longho.vp", Role.HEAD).get(0).personId();
    assertThat(own.get("/admin/people/" + ofAnother).statusCode()).isEqualTo(404);
    var post =
        directory.postsOf(leader).stream()
            .filter(each -> each.role() == Role.SUPERVISOR)
            .findFirst()
            .orElseThrow();
    own.form("/admin/posts/" + post.id() + "/end", Map.of("on", today()));
    assertThat(directory.agenciesSupervisedBy(leader)).isEmpty();
  }

  @Test
  void aTransferALeaveAndASubstituteAreRecordedByTheirPages() {
    var admin = Browserless.loggedIn(port, "admin");
    var post = directory.posts("longho", "longho.vp", Role.SPECIALIST).get(0);
    var transfer =
        admin.form(
            "/admin/posts/" + post.id() + "/transfer",
            Map.of(
                "agencyId",
                "longho",
                "role",
                "SPECIALIST",
                "unitId",
                "longho.kt",
                "title",
                "Công chức",
                "from",
                today()));
    assertThat(transfer.statusCode()).isEqualTo(302);
    assertThat(directory.groupsOf(post.personId()))
        .contains("specialist@longho.kt")
        .doesNotContain("specialist@longho.vp");

    var leader = directory.posts("traon", null, Role.LEADER).get(0);
    var head = directory.posts("traon", null, Role.HEAD).get(0);
    var named =
        admin.form(
            "/admin/agencies/traon/substitutes",
            Map.of(
                "postId", leader.id().toString(),
                "substituteId", head.personId(),
                "firstDay", today(),
                "lastDay", today(),
                "reason", "Đi công tác"));
    assertThat(named.statusCode()).isEqualTo(302);
    assertThat(directory.actingFor(leader.id()).orElseThrow().id()).isEqualTo(head.personId());
    assertThat(admin.get("/admin/agencies/traon/substitutes").body()).contains("Đi công tác");

    assertThat(
            admin
                .form("/admin/people/" + post.personId() + "/leaving", Map.of("on", today()))
                .statusCode())
        .isEqualTo(302);
    assertThat(directory.groupsOf(post.personId())).isEmpty();
    assertThat(admin.get("/admin/people/" + post.personId()).body()).contains("Ghi nhận trở lại");
  }

  private String today() {
    return clock.today().toString();
  }

  @Autowired vn.congvan.shared.ProvinceClock clock;

  @Test
  void aMobileNumberIsSeenByAdministratorsAndItsOwnerOnly() {
    var written = "0910 000 0";
    assertThat(Browserless.loggedIn(port, "admin").get("/admin/people/giamdoc.snv").body())
        .contains("name=\"mobile\"")
        .contains(written);
    assertThat(Browserless.loggedIn(port, "giamdoc.snv").get("/account").body()).contains(written);
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(clerk.get("/admin/people/giamdoc.snv").statusCode()).isEqualTo(403);
    assertThat(clerk.get("/admin/agencies/snv/people").statusCode()).isEqualTo(403);
  }
}
