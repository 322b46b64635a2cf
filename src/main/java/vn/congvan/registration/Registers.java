package vn.congvan.registration;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.Particulars;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * The registers of incoming documents: one gapless series of numbers per register and year (Decree
 * 30/2020, Art. 22).
 *
 * <p>The number is taken under a lock of the register's row and commits together with its entry, so
 * a rollback leaves no gap and two clerks never get the same number; a unique constraint stands
 * behind.
 */
@UseCase
public class Registers {

  /** The register that takes whatever no other one does. */
  private static final String DEFAULT_CODE = "DEN";

  private static final String SECRETS_CODE = "MAT";

  private final YearBooks books;

  Registers(YearBooks books) {
    this.books = books;
  }

  /**
   * The agency's open registers of this year; the first question of a year opens the year's books.
   */
  @Recorded(false)
  public List<RegisterView> ofThisYear(String agencyId) {
    return open(agencyId).stream().map(Register::view).toList();
  }

  /** The code of the register that the agency's rules choose for a document. */
  @Recorded(false)
  String fitting(String agencyId, Particulars document) {
    return open(agencyId).stream()
        .filter(register -> register.rule().takes(document))
        .max(Comparator.comparingInt(register -> register.rule().strictness()))
        .map(Register::code)
        .orElse(document.secrecy() > 0 ? SECRETS_CODE : DEFAULT_CODE);
  }

  /** What speaks against entering a document in a register, or null. */
  @Recorded(false)
  @Nullable Sentence faultOf(String agencyId, String code, Particulars document) {
    var register =
        open(agencyId).stream().filter(found -> found.code().equals(code)).findFirst().orElse(null);
    if (register == null) {
      return new Sentence("Không có sổ này trong năm nay.");
    }
    if (register.rule().isForSecrets() != document.secrecy() > 0) {
      return document.secrecy() > 0
          ? new Sentence("Văn bản mật phải đăng ký vào sổ văn bản mật riêng.")
          : new Sentence("Sổ văn bản mật chỉ dùng cho văn bản có độ mật.");
    }
    return null;
  }

  /**
   * Lets nobody else of the agency register until this transaction ends, in whichever of its
   * registers.
   */
  @Recorded(false)
  void lock(String agencyId) {
    books.lock(agencyId, RegisterKind.IN);
  }

  /** Enters a document under the register's next number. */
  ArrivalNumber enter(String agencyId, String code, UUID documentId, String by) {
    var found =
        open(agencyId).stream()
            .filter(register -> register.code().equals(code))
            .findFirst()
            .orElseThrow(
                () -> new NotFound(new Sentence("Không có sổ đăng ký “%s” trong năm nay.", code)));
    var register = books.lock(found);
    var number = books.enter(register, YearBooks.Line.incoming(documentId, by));
    return new ArrivalNumber(register.id(), register.year(), number);
  }

  /**
   * Voids an entry; the number is never given again (Decree 30/2020, Art. 22: one series without
   * gaps).
   */
  void voidEntry(UUID documentId, String reason) {
    if (!books.voidEntry(documentId, reason)) {
      throw new Refusal("Văn bản này không có số đến đang dùng.");
    }
  }

  private List<Register> open(String agencyId) {
    return books.open(agencyId, RegisterKind.IN);
  }
}
