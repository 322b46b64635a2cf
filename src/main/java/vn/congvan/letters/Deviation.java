package vn.congvan.letters;

import vn.congvan.letters.Finding.Severity;

/** What the check of the form can see (Decree 30/2020/NĐ-CP, Appendix I, part I). */
enum Deviation {
  UNREADABLE(
      Severity.SHOULD,
      "II",
      "Tệp không có chữ đọc được (bản quét hoặc ảnh) nên không kiểm tra được thể thức.",
      "The file has no text that can be read (a scan or picture), so its form cannot be checked."),
  PAPER(
      Severity.MUST,
      "I.1",
      "Khổ giấy phải là A4 (210 mm x 297 mm); tệp này là %s mm.",
      "The paper must be A4 (210 x 297 mm); this file has %s mm."),
  MARGIN_LEFT(
      Severity.MUST,
      "I.3",
      "Lề trái phải từ 30 đến 35 mm; tệp này khoảng %s mm.",
      "The left margin must be 30 to 35 mm; this file has about %s mm."),
  MARGIN_RIGHT(
      Severity.MUST,
      "I.3",
      "Lề phải phải từ 15 đến 20 mm; tệp này khoảng %s mm.",
      "The right margin must be 15 to 20 mm; this file has about %s mm."),
  MARGIN_TOP(
      Severity.MUST,
      "I.3",
      "Lề trên phải từ 20 đến 25 mm; tệp này khoảng %s mm.",
      "The top margin must be 20 to 25 mm; this file has about %s mm."),
  MARGIN_BOTTOM(
      Severity.MUST,
      "I.3",
      "Lề dưới phải từ 20 đến 25 mm; tệp này khoảng %s mm.",
      "The bottom margin must be 20 to 25 mm; this file has about %s mm."),
  FONT(
      Severity.MUST,
      "I.4",
      "Phông chữ phải là Times New Roman (Unicode); tệp này dùng cả %s.",
      "The font must be Times New Roman (Unicode); this file also uses %s."),
  BODY_SIZE(
      Severity.MUST,
      "II.6.e",
      "Cỡ chữ của nội dung phải từ 13 đến 14; tệp này là %s.",
      "The text's size must be 13 to 14; this file has %s."),
  PAGE_NUMBER_MISSING(
      Severity.MUST,
      "I.7",
      "Thiếu số trang, đặt giữa phần lề trên từ trang thứ hai.",
      "The page number is missing; it stands centred in the top margin from the second page on."),
  PAGE_NUMBER_PLACE(
      Severity.MUST,
      "I.7",
      "Số trang phải đặt canh giữa trong phần lề trên.",
      "The page number must be centred in the top margin."),
  PAGE_NUMBER_FIRST(
      Severity.MUST,
      "I.7",
      "Trang thứ nhất không hiển thị số trang.",
      "The first page shows no page number."),
  NATION_MISSING(
      Severity.MUST,
      "II.1.a",
      "Thiếu Quốc hiệu \"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\" hoặc viết không đúng.",
      "The national title \"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\" is missing or misspelt."),
  NATION_LOOK(
      Severity.MUST,
      "II.1.a",
      "Quốc hiệu phải là chữ in hoa, đứng, đậm, cỡ 12 đến 13, ở phía trên bên phải.",
      "The national title must be in bold upright capitals of size 12 to 13, at the top right."),
  MOTTO_MISSING(
      Severity.MUST,
      "II.1.b",
      "Thiếu Tiêu ngữ \"Độc lập - Tự do - Hạnh phúc\" hoặc viết không đúng.",
      "The motto \"Độc lập - Tự do - Hạnh phúc\" is missing or misspelt."),
  MOTTO_LOOK(
      Severity.MUST,
      "II.1.b",
      "Tiêu ngữ phải là chữ in thường, đứng, đậm, cỡ 13 đến 14.",
      "The motto must be in bold upright letters of size 13 to 14."),
  AGENCY_MISSING(
      Severity.MUST,
      "II.2",
      "Không thấy tên cơ quan ban hành (chữ in hoa, đậm) ở phía trên bên trái.",
      "The issuing agency (bold capitals at the top left) was not found."),
  AGENCY_LOOK(
      Severity.MUST,
      "II.2.b",
      "Tên cơ quan ban hành phải là chữ in hoa, đứng, đậm, cỡ 12 đến 13.",
      "The issuing agency must be in bold upright capitals of size 12 to 13."),
  NUMBER_MISSING(
      Severity.MUST,
      "II.3",
      "Thiếu dòng \"Số: …/…\" dưới tên cơ quan ban hành.",
      "The line \"Số: …/…\" below the issuing agency is missing."),
  NUMBER_FORM(
      Severity.MUST,
      "II.3.c",
      "Số, ký hiệu phải có dạng \"Số: …/%s\": dấu hai chấm sau \"Số\", gạch chéo, gạch nối không cách chữ, ký hiệu in hoa; tệp này ghi \"%s\".",
      "Number and symbol must look like \"Số: …/%s\": a colon, a slash, hyphens without spaces, capitals; this file has \"%s\"."),
  NUMBER_ZERO(
      Severity.MUST,
      "II.3.c",
      "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước.",
      "A number below 10 has a zero in front."),
  SYMBOL_TYPE(
      Severity.MUST,
      "II.3.b",
      "Ký hiệu của %s phải bắt đầu bằng \"%s-\"; tệp này ghi \"%s\".",
      "The symbol of this type (%s) must begin with \"%s-\"; this file has \"%s\"."),
  SYMBOL_LETTER(
      Severity.MUST,
      "II.3.b",
      "Ký hiệu công văn gồm chữ viết tắt tên cơ quan và đơn vị soạn thảo (ví dụ UBND-VX), không ghi tên loại; tệp này ghi \"%s\".",
      "The symbol of a công văn is the agency's and the drafting unit's abbreviation (UBND-VX), without a type; this file has \"%s\"."),
  NUMBER_LOOK(
      Severity.MUST,
      "II.3.c",
      "Số, ký hiệu phải là chữ đứng, không đậm, cỡ 13.",
      "Number and symbol must be upright, not bold, size 13."),
  DATE_MISSING(
      Severity.MUST,
      "II.4",
      "Thiếu dòng địa danh và \"ngày … tháng … năm …\" dưới Tiêu ngữ.",
      "The line of place and \"ngày … tháng … năm …\" below the motto is missing."),
  PLACE_MISSING(
      Severity.MUST,
      "II.4.a",
      "Thiếu địa danh trước ngày, tháng, năm, hoặc thiếu dấu phẩy sau địa danh.",
      "The place before the date, or the comma after it, is missing."),
  DATE_ZERO(
      Severity.MUST,
      "II.4.b",
      "Ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước, các tháng khác thì không.",
      "Days below 10 and the months 1 and 2 have a zero in front, other months have none."),
  DATE_LOOK(
      Severity.MUST,
      "II.4.c",
      "Địa danh và ngày tháng phải là chữ in thường, nghiêng, cỡ 13 đến 14.",
      "Place and date must be in italic letters of size 13 to 14."),
  DATE_LINE(
      Severity.MUST,
      "II.4.c",
      "Địa danh và ngày tháng phải nằm cùng một dòng với số, ký hiệu.",
      "Place and date must stand on the line of number and symbol."),
  TYPE_MISSING(
      Severity.MUST,
      "II.5",
      "Không thấy tên loại \"%s\" (in hoa, canh giữa) dưới phần đầu văn bản.",
      "The type \"%s\" (capitals, centred) was not found below the letterhead."),
  TYPE_LOOK(
      Severity.MUST,
      "II.5.b",
      "Tên loại phải là chữ in hoa, đứng, đậm, cỡ 13 đến 14, canh giữa.",
      "The type must be in bold upright capitals of size 13 to 14, centred."),
  ABSTRACT_MISSING(
      Severity.MUST,
      "II.5.b",
      "Thiếu trích yếu ngay dưới tên loại (chữ in thường, đứng, đậm).",
      "The abstract right below the type (bold upright letters) is missing."),
  ABSTRACT_LOOK(
      Severity.MUST,
      "II.5.b",
      "Trích yếu phải là chữ in thường, đứng, đậm, cỡ 13 đến 14.",
      "The abstract must be in bold upright letters of size 13 to 14."),
  ABOUT_MISSING(
      Severity.MUST,
      "II.5.b",
      "Thiếu trích yếu \"V/v …\" dưới số, ký hiệu của công văn.",
      "The abstract \"V/v …\" below the number of a công văn is missing."),
  ABOUT_LOOK(
      Severity.MUST,
      "II.5.b",
      "Trích yếu công văn phải là chữ in thường, đứng, không đậm, cỡ 12 đến 13.",
      "The abstract of a công văn must be upright, not bold, size 12 to 13."),
  TYPE_ON_LETTER(
      Severity.MUST,
      "II.5",
      "Công văn không ghi tên loại \"CÔNG VĂN\".",
      "A công văn shows no type \"CÔNG VĂN\"."),
  ADDRESSEES_MISSING(
      Severity.MUST, "II.9.b", "Thiếu dòng \"Kính gửi:\".", "The line \"Kính gửi:\" is missing."),
  RECIPIENTS_MISSING(
      Severity.MUST,
      "II.9",
      "Thiếu \"Nơi nhận:\" ở phía dưới bên trái.",
      "\"Nơi nhận:\" at the lower left is missing."),
  RECIPIENTS_LOOK(
      Severity.MUST,
      "II.9.d",
      "Từ \"Nơi nhận:\" phải có dấu hai chấm, là chữ nghiêng, đậm, cỡ 12; phần liệt kê cỡ 11.",
      "\"Nơi nhận:\" must have a colon and be bold italic of size 12; the list below has size 11."),
  FILED_MISSING(
      Severity.MUST,
      "II.9.d",
      "Dòng cuối của \"Nơi nhận\" phải là \"- Lưu: VT, …\".",
      "The last line of \"Nơi nhận\" must be \"- Lưu: VT, …\"."),
  AS_ABOVE_MISSING(
      Severity.MUST,
      "II.9.b",
      "Văn bản có \"Kính gửi\" thì \"Nơi nhận\" bắt đầu bằng \"- Như trên;\".",
      "A letter with \"Kính gửi\" begins its \"Nơi nhận\" with \"- Như trên;\"."),
  SIGNATURE_MISSING(
      Severity.MUST,
      "II.7",
      "Không thấy phần ký: chức vụ in hoa, đậm và họ tên người ký ở phía dưới bên phải.",
      "The signature block (title in bold capitals, the signer's name, at the lower right) was not found."),
  CAPACITY_FORM(
      Severity.MUST,
      "II.7.b",
      "Quyền hạn phải ghi là TM., KT., TL., TUQ. hoặc Q., có dấu chấm và cách chữ; tệp này ghi \"%s\".",
      "The capacity must be TM., KT., TL., TUQ. or Q., with a full stop and a space; this file has \"%s\"."),
  CAPACITY_UNFINISHED(
      Severity.MUST,
      "II.7.b",
      "Dưới \"%s\" phải có chức vụ của người ký.",
      "Below \"%s\" the signer's own title is missing."),
  CAPACITY_LOOK(
      Severity.MUST,
      "II.7.đ",
      "Quyền hạn, chức vụ của người ký phải là chữ in hoa, đứng, đậm, cỡ 13 đến 14.",
      "The signer's capacity must be in bold upright capitals of size 13 to 14."),
  NAME_LOOK(
      Severity.MUST,
      "II.7.đ",
      "Họ tên người ký phải là chữ in thường, đứng, đậm, cỡ 13 đến 14.",
      "The signer's name must be in bold upright letters, not all capitals, of size 13 to 14."),
  NAME_TITLE(
      Severity.SHOULD,
      "II.7.c",
      "Trước họ tên người ký không ghi học hàm, học vị (trừ nơi ngành, lĩnh vực có quy định riêng).",
      "No academic title stands before the signer's name (except where the sector prescribes it)."),
  SIGNER_OTHER(
      Severity.MUST,
      "II.7.c",
      "Họ tên người ký trên văn bản là \"%s\", không phải người được chọn ký (\"%s\").",
      "The letter names \"%s\" as its signer, not the one who was chosen (\"%s\")."),
  CAPACITY_OTHER(
      Severity.MUST,
      "II.7.b",
      "Quyền hạn ghi trên văn bản là \"%s\", nhưng người được chọn ký là \"%s\".",
      "The letter has the capacity \"%s\", but the chosen signer signs as \"%s\"."),
  SIGNATURE_ROOM(
      Severity.SHOULD,
      "II.7.d",
      "Khoảng trống giữa chức vụ và họ tên quá hẹp để đặt chữ ký.",
      "The room between title and name is too narrow for a signature.");

  private final Severity severity;
  private final String article;
  private final String vietnamese;
  private final String english;

  Deviation(Severity severity, String article, String vietnamese, String english) {
    this.severity = severity;
    this.article = article;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  Severity severity() {
    return severity;
  }

  String article() {
    return article;
  }

  String vietnamese() {
    return vietnamese;
  }

  String english() {
    return english;
  }
}
