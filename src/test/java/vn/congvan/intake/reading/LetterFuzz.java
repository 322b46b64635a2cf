package vn.congvan.intake.reading;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Texts of letters: numbers, dates and names are read or not, but never without end. */
public final class LetterFuzz {

  private static final String[] WORDS = {
    "Số",
    "Số: ",
    "/",
    "-",
    "QĐ-UBND",
    "CV",
    "UBND",
    "V/v ",
    "ngày ",
    "tháng ",
    "năm ",
    "2026",
    "12",
    "\n",
    " ",
    "Kính gửi: ",
    "TM. ",
    "KT. ",
    "CHỦ TỊCH",
    "Nguyễn Văn A",
    "MẬT",
    "HỎA TỐC",
    "ỦY BAN NHÂN DÂN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Nơi nhận:",
    "BÁO CÁO",
    "\u0300",
    "đ"
  };

  private LetterFuzz() {}

  /** One text, of words of letters as often as not. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    var text = new StringBuilder();
    while (data.remainingBytes() > 1 && text.length() < 20_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeString(8));
    }
    LetterReading.of(text.toString());
    LetterReading.secrecy(text.toString());
  }
}
