package vn.congvan.registration;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The clerks and administrators of an agency, who keep its registers of this year. */
@Component
class BookKeepers {

  private final YearBooks books;
  private final Directory directory;
  private final AdministrationRights rights;
  private final ProvinceClock clock;

  BookKeepers(
      YearBooks books, Directory directory, AdministrationRights rights, ProvinceClock clock) {
    this.books = books;
    this.directory = directory;
    this.rights = rights;
    this.clock = clock;
  }

  /** The agencies whose books the person keeps. */
  List<Directory.Agency> agencies(String personId) {
    var agencies =
        Stream.concat(
                directory.postsOf(personId).stream()
                    .filter(post -> post.role() == Role.CLERK)
                    .map(post -> directory.agency(post.agencyId()).orElseThrow()),
                rights.agencies(personId).stream())
            .distinct()
            .toList();
    if (agencies.isEmpty()) {
      throw notAllowed();
    }
    return agencies;
  }

  /** Refuses one who does not keep the agency's books. */
  void require(String personId, String agencyId) {
    if (!directory.holds(personId, Role.CLERK, agencyId)
        && !rights.overAgency(personId, agencyId)) {
      throw notAllowed();
    }
  }

  /** The year whose books are kept now. */
  int year() {
    return clock.today().getYear();
  }

  /** All registers of this year, closed ones too; refuses one who does not keep them. */
  List<Register> all(String agencyId, RegisterKind kind, String personId) {
    require(personId, agencyId);
    return books.ofYear(agencyId, kind);
  }

  /** One of this year's registers; refuses one who does not keep it. */
  Register one(UUID registerId, RegisterKind kind, String personId) {
    var register = books.find(registerId);
    if (register == null || register.kind() != kind || register.year() != year()) {
      throw new NotFound("Không có sổ này trong năm nay.");
    }
    require(personId, register.agencyId());
    return register;
  }

  /** Lets nobody else take a number until this transaction ends; refuses a code that is taken. */
  void lockFor(String newCode, String agencyId, RegisterKind kind) {
    books.lock(agencyId, kind);
    if (books.ofYear(agencyId, kind).stream()
        .anyMatch(register -> register.code().equals(newCode))) {
      throw new Refusal(
          "Đã có sổ mang ký hiệu này.", Map.of("code", new Sentence("Chọn ký hiệu khác.")));
    }
  }

  /** A new register's code as somebody typed it. */
  static String code(@Nullable String typed) {
    var code = typed == null ? "" : typed.strip();
    if (!code.matches("[A-Za-z0-9_.-]{1,30}")) {
      throw new Refusal(
          "Ký hiệu sổ không hợp lệ.",
          Map.of(
              "code",
              new Sentence("Dùng tối đa 30 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối.")));
    }
    return code;
  }

  /** A register's name as somebody typed it. */
  static String name(@Nullable String typed) {
    var name = typed == null ? "" : typed.strip();
    if (name.isEmpty() || name.length() > 200) {
      throw new Refusal(
          "Tên sổ không hợp lệ.", Map.of("name", new Sentence("Nhập tên sổ, tối đa 200 ký tự.")));
    }
    return name;
  }

  private static NotAllowed notAllowed() {
    return new NotAllowed("Việc này chỉ dành cho văn thư hoặc người quản trị của cơ quan.");
  }
}
