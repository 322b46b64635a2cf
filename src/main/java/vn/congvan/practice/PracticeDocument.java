package vn.congvan.practice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Urgency;

/**
 * A letter that the practice province gets, and how far the office has come with it.
 *
 * @param key its name for ever, by which a restart knows that it has arrived
 * @param about what it is about, as it goes on after "Về việc"
 * @param daysAgo how many days before its arrival it was issued
 */
record PracticeDocument(
    String key,
    String agencyId,
    PracticeSender sender,
    String typeCode,
    String number,
    String symbol,
    int daysAgo,
    String about,
    String field,
    Urgency urgency,
    Consumer<PracticeDesk> story) {

  private static final Set<String> SAY_ABOUT = Set.of("CV", "QD", "TB", "TTR", "CD");

  /** The day it was issued, if it arrives on the other. */
  LocalDate issuedOn(LocalDate arrived) {
    return arrived.minusDays(daysAgo);
  }

  /** What the register says it is about. */
  String subject() {
    return SAY_ABOUT.contains(typeCode)
        ? "Về việc " + about
        : Character.toUpperCase(about.charAt(0)) + about.substring(1);
  }

  /** The letter to the agency of that name. */
  PracticeLetter letter(String addressee, LocalDate arrived) {
    var day = issuedOn(arrived);
    var official = typeCode.equals("CV");
    return new PracticeLetter(
        sender.parent,
        sender.head,
        "Số: " + number + "/" + symbol,
        "%s, ngày %02d tháng %s năm %d"
            .formatted(
                sender.place(),
                day.getDayOfMonth(),
                day.getMonthValue() < 3 ? "0" + day.getMonthValue() : "" + day.getMonthValue(),
                day.getYear()),
        official ? null : typeName().toUpperCase(Locale.ROOT),
        official ? lines("V/v " + about, 33) : lines(subject(), 52),
        stamp(),
        sender.authority,
        sender.signer,
        1,
        addressee,
        official ? letterBody(addressee) : actBody(day.getYear()));
  }

  private List<String> letterBody(String addressee) {
    return List.of(
        sender.fullName
            + " đề nghị "
            + addressee
            + " quan tâm, tổ chức thực hiện nội dung: "
            + about
            + ".",
        "Kết quả thực hiện gửi về "
            + sender.fullName
            + " đúng thời hạn để tổng hợp, báo cáo cấp có thẩm quyền theo quy định.",
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị kịp thời phản ánh để được"
            + " hướng dẫn, giải quyết./.");
  }

  private List<String> actBody(int year) {
    return List.of(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ chương trình công tác năm "
            + year
            + ", "
            + sender.fullName
            + " ban hành văn bản này "
            + "về việc "
            + about
            + ".",
        "Các cơ quan, đơn vị có liên quan căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện,"
            + " định kỳ báo cáo kết quả về "
            + sender.fullName
            + " để tổng hợp./.");
  }

  private String typeName() {
    return DocumentType.ofCode(typeCode).orElseThrow().vietnamese();
  }

  private @Nullable String stamp() {
    return urgency == Urgency.NORMAL ? null : urgency.vietnamese().toUpperCase(Locale.ROOT);
  }

  private static List<String> lines(String text, int length) {
    List<String> lines = new ArrayList<>();
    var line = "";
    for (var word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > length) {
        lines.add(line);
        line = word;
      } else {
        line = line.isEmpty() ? word : line + " " + word;
      }
    }
    lines.add(line);
    return lines;
  }
}
