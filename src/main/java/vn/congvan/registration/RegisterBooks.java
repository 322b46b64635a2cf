package vn.congvan.registration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Field;
import vn.congvan.document.IssuerLevel;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * Keeps the books of an agency's year: which registers there are and which documents belong in each
 * (Decree 30/2020, Art. 22: by the number of documents that the agency gets).
 */
@UseCase
public class RegisterBooks {

  private final BookKeepers keepers;
  private final YearBooks books;

  RegisterBooks(BookKeepers keepers, YearBooks books) {
    this.keepers = keepers;
    this.books = books;
  }

  /** A register, and the documents that its rule sends to it; empty lists mean "any". */
  public record Book(
      RegisterView register,
      Set<String> types,
      Set<String> levels,
      Set<String> fields,
      boolean secrets,
      boolean mayClose) {}

  /** What is written about a register; its code stays as it was first. */
  public record Entry(
      @Nullable String code,
      @Nullable String name,
      Set<String> types,
      Set<String> levels,
      Set<String> fields,
      boolean secrets) {}

  /** The agencies whose books the person keeps. */
  @Recorded(false)
  public List<Directory.Agency> agencies(String personId) {
    return keepers.agencies(personId);
  }

  /** The year whose books are kept now. */
  @Recorded(false)
  public int year() {
    return keepers.year();
  }

  /** This year's registers of an agency, closed ones too. */
  @Recorded(false)
  public List<Book> of(String agencyId, String personId) {
    return keepers.all(agencyId, RegisterKind.IN, personId).stream()
        .map(RegisterBooks::book)
        .toList();
  }

  /** One of this year's registers. */
  @Recorded(false)
  public Book get(UUID registerId, String personId) {
    return book(kept(registerId, personId));
  }

  /** Opens one more register for this year, which the coming years then have as well. */
  public RegisterView add(String agencyId, Entry entry, String personId) {
    keepers.require(personId, agencyId);
    var code = BookKeepers.code(entry.code());
    var rule = rule(entry);
    if (rule.isEmpty()) {
      throw new Refusal(
          "Sổ mới phải có quy tắc.",
          Map.of(
              "types",
              new Sentence("Chọn ít nhất một loại, một cấp, một lĩnh vực, hoặc sổ văn bản mật.")));
    }
    var name = BookKeepers.name(entry.name());
    keepers.lockFor(code, agencyId, RegisterKind.IN);
    var register = new Register(agencyId, year(), RegisterKind.IN, code, name, rule.text(), 0);
    books.add(register);
    return register.view();
  }

  /** Gives a register another name or other documents; what it already holds stays in it. */
  public void change(UUID registerId, Entry entry, String personId) {
    var register = kept(registerId, personId);
    var rule = rule(entry);
    if (register.isStandard() && !rule.equals(register.rule())) {
      throw new Refusal(
          "Sổ này nhận mọi văn bản mà các sổ khác không nhận, nên không đặt quy tắc riêng cho nó.",
          Map.of("types", new Sentence("Hãy mở thêm một sổ với quy tắc này.")));
    }
    if (!register.isStandard() && rule.isEmpty()) {
      throw new Refusal(
          "Sổ phải có quy tắc.",
          Map.of(
              "types",
              new Sentence("Chọn ít nhất một loại, một cấp, một lĩnh vực, hoặc sổ văn bản mật.")));
    }
    if (rule.isForSecrets() != register.rule().isForSecrets() && !register.isEmpty()) {
      throw new Refusal(
          "Văn bản mật phải có sổ riêng; sổ này đã có văn bản nên không đổi được.",
          Map.of("secrets", new Sentence("Hãy mở thêm một sổ.")));
    }
    register.change(BookKeepers.name(entry.name()), rule.text());
  }

  /** Closes a register: nothing more is entered in it, and the next year does not have it. */
  public void close(UUID registerId, String personId) {
    var register = kept(registerId, personId);
    if (register.isStandard()) {
      throw new Refusal("Sổ này nhận mọi văn bản mà các sổ khác không nhận, nên không đóng được.");
    }
    register.close();
  }

  /** Opens again what was closed by mistake; its numbers go on. */
  public void reopen(UUID registerId, String personId) {
    kept(registerId, personId).reopen();
  }

  private Register kept(UUID registerId, String personId) {
    return keepers.one(registerId, RegisterKind.IN, personId);
  }

  private static Book book(Register register) {
    var rule = register.rule();
    return new Book(
        register.view(),
        rule.of(RegisterRule.TYPE),
        rule.of(RegisterRule.LEVEL),
        rule.of(RegisterRule.FIELD),
        rule.isForSecrets(),
        !register.isStandard());
  }

  private static RegisterRule rule(Entry entry) {
    known(entry.types(), "types", code -> DocumentType.ofCode(code).isPresent());
    known(entry.levels(), "levels", code -> IssuerLevel.ofCode(code).isPresent());
    known(entry.fields(), "fields", code -> Field.ofCode(code).isPresent());
    return RegisterRule.of(entry.types(), entry.levels(), entry.fields(), entry.secrets());
  }

  private static void known(Set<String> codes, String field, Predicate<String> isKnown) {
    if (!codes.stream().allMatch(isKnown)) {
      throw new Refusal(
          "Quy tắc của sổ không hợp lệ.", Map.of(field, new Sentence("Chọn trong danh sách.")));
    }
  }
}
