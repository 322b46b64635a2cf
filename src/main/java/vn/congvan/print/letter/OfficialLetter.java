package vn.congvan.print.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of a letter, before they have a layout.
 *
 * @param superior the agency directly above the issuing one; empty where it is not printed
 * @param agency the issuing agency, as its letterhead names it; a line break is kept
 * @param place where the agency has its seat
 * @param number as printed, without a leading zero's loss; empty while it has none
 * @param symbol for example {@code QĐ-UBND}
 * @param date the day of issue; null while it has none
 * @param subject the abstract; of a công văn without "V/v"
 * @param authority who issues a decision, for example {@code CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH}
 * @param addressees after "Kính gửi"; empty where the letter has no such line
 * @param bases each after "Căn cứ" or "Theo", without its semicolon
 * @param recipients below "Nơi nhận", without "Như trên" and "Lưu"
 * @param filedBy the drafting unit's abbreviation in the line "Lưu: VT, …"
 * @param capacity the lines above the signature, for example {@code KT. CHỦ TỊCH} and {@code PHÓ
 *     CHỦ TỊCH}
 * @param signer the signer's name
 * @param urgency the words of the stamp, for example {@code THƯỢNG KHẨN}; empty for none
 */
public record OfficialLetter(
    LetterType type,
    String superior,
    String agency,
    String place,
    String number,
    String symbol,
    @Nullable LocalDate date,
    String subject,
    String authority,
    List<String> addressees,
    List<String> bases,
    List<LetterPart> content,
    List<String> recipients,
    String filedBy,
    List<String> capacity,
    String signer,
    String urgency) {

  public OfficialLetter(
      @Nullable LetterType type,
      @Nullable String superior,
      @Nullable String agency,
      @Nullable String place,
      @Nullable String number,
      @Nullable String symbol,
      @Nullable LocalDate date,
      @Nullable String subject,
      @Nullable String authority,
      @Nullable List<String> addressees,
      @Nullable List<String> bases,
      @Nullable List<LetterPart> content,
      @Nullable List<String> recipients,
      @Nullable String filedBy,
      @Nullable List<String> capacity,
      @Nullable String signer,
      @Nullable String urgency) {
    this.type = Objects.requireNonNullElse(type, LetterType.OFFICIAL_LETTER);
    this.superior = Objects.requireNonNullElse(superior, "");
    this.agency = Objects.requireNonNullElse(agency, "");
    this.place = Objects.requireNonNullElse(place, "");
    this.number = Objects.requireNonNullElse(number, "");
    this.symbol = Objects.requireNonNullElse(symbol, "");
    this.date = date;
    this.subject = Objects.requireNonNullElse(subject, "");
    this.authority = Objects.requireNonNullElse(authority, "");
    this.addressees = addressees == null ? List.of() : List.copyOf(addressees);
    this.bases = bases == null ? List.of() : List.copyOf(bases);
    this.content = content == null ? List.of() : List.copyOf(content);
    this.recipients = recipients == null ? List.of() : List.copyOf(recipients);
    this.filedBy = Objects.requireNonNullElse(filedBy, "");
    this.capacity = capacity == null ? List.of() : List.copyOf(capacity);
    this.signer = Objects.requireNonNullElse(signer, "");
    this.urgency = Objects.requireNonNullElse(urgency, "");
  }
}
