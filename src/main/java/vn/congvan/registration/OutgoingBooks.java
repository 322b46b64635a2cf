package vn.congvan.registration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.DocumentType;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * Keeps the series of outgoing numbers of an agency's year, which its head decides on (Decree
 * 30/2020, Art. 15.1). Within a year a type stays in one series, or one number and symbol would be
 * given twice.
 */
@UseCase
public class OutgoingBooks {

  private final BookKeepers keepers;
  private final YearBooks books;
  private final Directory directory;

  OutgoingBooks(BookKeepers keepers, YearBooks books, Directory directory) {
    this.keepers = keepers;
    this.books = books;
    this.directory = directory;
  }

  /**
   * A register, the types or the council that have their numbers from it, and whether it is the
   * agency's own.
   */
  public record Book(
      RegisterView register,
      Set<String> types,
      @Nullable String council,
      boolean secrets,
      boolean own) {}

  /**
   * What is written about a register; its code and its council stay as they were first.
   *
   * @param council the symbol of a council, whose documents then have this series; the register
   *     bears its name
   */
  public record Entry(
      @Nullable String code, @Nullable String name, Set<String> types, @Nullable String council) {

    /** A register of the agency itself. */
    public Entry(@Nullable String code, @Nullable String name, Set<String> types) {
      this(code, name, types, null);
    }
  }

  /** The types that an agency may give a series of their own: those that their symbol names. */
  @Recorded(false)
  public List<DocumentType> types() {
    return Stream.of(DocumentType.values()).filter(OutgoingBooks::isNamed).toList();
  }

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
    return keepers.all(agencyId, RegisterKind.OUT, personId).stream()
        .map(OutgoingBooks::book)
        .toList();
  }

  /** One of this year's registers. */
  @Recorded(false)
  public Book get(UUID registerId, String personId) {
    return book(kept(registerId, personId));
  }

  /**
   * Opens a series of its own for some types, which the coming years then have as well. It goes on
   * after the highest number that they have in this year.
   */
  public RegisterView add(String agencyId, Entry entry, String personId) {
    keepers.require(personId, agencyId);
    var code = BookKeepers.code(entry.code());
    var name = BookKeepers.name(entry.name());
    var council = council(entry, agencyId);
    var rule = council == null ? rule(entry) : RegisterRule.ofCouncil(council);
    keepers.lockFor(code, agencyId, RegisterKind.OUT);
    refuseTaken(agencyId, council == null ? entry.types() : Set.of(), council, null);
    var last =
        (council == null ? entry.types() : Set.<String>of())
            .stream()
                .mapToLong(type -> books.highest(agencyId, RegisterKind.OUT, symbol(type)))
                .max()
                .orElse(0);
    var register = new Register(agencyId, year(), RegisterKind.OUT, code, name, rule.text(), last);
    books.add(register);
    return register.view();
  }

  /** Gives a register another name or other types; the numbers that were given stay. */
  public void change(UUID registerId, Entry entry, String personId) {
    var register = kept(registerId, personId);
    var name = BookKeepers.name(entry.name());
    if (register.isStandard() || register.rule().council() != null) {
      register.change(name, register.rule().text());
      return;
    }
    var rule = rule(entry);
    books.lock(register.agencyId(), RegisterKind.OUT);
    refuseTaken(register.agencyId(), entry.types(), null, register);
    var before = register.rule().of(RegisterRule.TYPE);
    for (var type : Stream.concat(before.stream(), entry.types().stream()).distinct().toList()) {
      if (before.contains(type) != entry.types().contains(type)
          && books.highest(register.agencyId(), RegisterKind.OUT, symbol(type)) > 0) {
        throw new Refusal(
            "Trong một năm mỗi loại văn bản chỉ theo một dãy số.",
            Map.of(
                "types",
                new Sentence(
                    "%s đã được cấp số trong năm nay; đổi sổ được từ ngày 01/01/%s.",
                    called(type), year() + 1)));
      }
    }
    register.change(name, rule.text());
  }

  /** Closes a register: next year does not have it; a series that was begun goes on until then. */
  public void close(UUID registerId, String personId) {
    var register = kept(registerId, personId);
    if (register.isStandard()) {
      throw new Refusal("Cơ quan nào cũng giữ sổ này, nên không khóa được.");
    }
    register.close();
  }

  /** Opens again what was closed by mistake; its numbers go on. */
  public void reopen(UUID registerId, String personId) {
    var register = kept(registerId, personId);
    refuseTaken(
        register.agencyId(),
        register.rule().of(RegisterRule.TYPE),
        register.rule().council(),
        register);
    register.reopen();
  }

  private void refuseTaken(
      String agencyId, Set<String> types, @Nullable String council, @Nullable Register except) {
    for (var other : books.open(agencyId, RegisterKind.OUT)) {
      if (council != null
          && council.equals(other.rule().council())
          && (except == null || !other.id().equals(except.id()))) {
        throw new Refusal(
            "Trong một năm mỗi hội đồng chỉ theo một dãy số.",
            Map.of("council", new Sentence("Đã có sổ %s cho hội đồng này.", other.view().name())));
      }
      var taken = other.rule().of(RegisterRule.TYPE).stream().filter(types::contains).findFirst();
      if (taken.isPresent() && (except == null || !other.id().equals(except.id()))) {
        throw new Refusal(
            "Trong một năm mỗi loại văn bản chỉ theo một dãy số.",
            Map.of(
                "types",
                new Sentence("%s đã thuộc sổ %s.", called(taken.get()), other.view().name())));
      }
    }
  }

  private Register kept(UUID registerId, String personId) {
    return keepers.one(registerId, RegisterKind.OUT, personId);
  }

  private static Book book(Register register) {
    var rule = register.rule();
    return new Book(
        register.view(),
        rule.of(RegisterRule.TYPE),
        rule.council(),
        rule.isForSecrets(),
        !register.isStandard());
  }

  /** The council's symbol as it stands in numbers, such as HĐTĐKT; null for the agency's own. */
  private @Nullable String council(Entry entry, String agencyId) {
    var council = entry.council() == null ? "" : entry.council().strip();
    if (council.isEmpty()) {
      return null;
    }
    if (!council.matches("[\\p{Lu}\\d]{2,15}")) {
      throw new Refusal(
          "Ký hiệu hội đồng không hợp lệ.",
          Map.of("council", new Sentence("Dùng 2 đến 15 chữ in hoa hoặc chữ số, ví dụ HĐTĐKT.")));
    }
    if (directory.agency(agencyId).orElseThrow().symbol().equals(council)) {
      throw new Refusal(
          "Ký hiệu hội đồng trùng ký hiệu của cơ quan.",
          Map.of(
              "council",
              new Sentence("Dùng chữ viết tắt tên hội đồng, khác ký hiệu của cơ quan.")));
    }
    if (!entry.types().isEmpty()) {
      throw new Refusal(
          "Sổ của hội đồng nhận mọi loại văn bản của hội đồng.",
          Map.of("types", new Sentence("Bỏ chọn các loại, hoặc xóa ký hiệu hội đồng.")));
    }
    return council;
  }

  private static RegisterRule rule(Entry entry) {
    var named =
        entry.types().stream()
            .allMatch(code -> DocumentType.ofCode(code).filter(OutgoingBooks::isNamed).isPresent());
    if (entry.types().isEmpty() || !named) {
      throw new Refusal(
          "Sổ phải có loại văn bản.",
          Map.of("types", new Sentence("Chọn ít nhất một loại trong danh sách.")));
    }
    return RegisterRule.of(entry.types(), Set.of(), Set.of(), false);
  }

  /**
   * Types that no symbol names share the series of công văn; legal-normative ones have their own.
   */
  private static boolean isNamed(DocumentType type) {
    return !type.abbreviation().isEmpty();
  }

  private static String symbol(String typeCode) {
    return DocumentType.ofCode(typeCode).map(DocumentType::abbreviation).orElse(typeCode) + "-";
  }

  private static Object called(String typeCode) {
    return DocumentType.ofCode(typeCode).<Object>map(type -> type).orElse(typeCode);
  }
}
