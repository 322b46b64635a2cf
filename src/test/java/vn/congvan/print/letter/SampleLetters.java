package vn.congvan.print.letter;

import static vn.congvan.print.letter.LetterPart.of;
import static vn.congvan.print.letter.LetterPart.paragraph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.letter.LetterPart.Kind;

/** One letter of each type that the composer knows, as an office of the province would write it. */
public final class SampleLetters {

  private SampleLetters() {}

  /** A letter of that type without number and date. */
  public static OfficialLetter draft(LetterType type) {
    return letter(type, "", null);
  }

  /** A letter of that type as issued. */
  public static OfficialLetter issued(LetterType type) {
    return letter(type, "05", LocalDate.of(2026, 1, 5));
  }

  private static OfficialLetter letter(LetterType type, String number, @Nullable LocalDate date) {
    return switch (type) {
      case OFFICIAL_LETTER ->
          new OfficialLetter(
              type,
              "UBND TỈNH LÂM ĐỒNG",
              "SỞ NỘI VỤ",
              "Lâm Đồng",
              number,
              "SNV-VP",
              date,
              "rà soát, nâng bậc lương thường xuyên đối với cán bộ, công chức, viên chức năm 2026",
              "",
              List.of("Các sở, ban, ngành thuộc UBND tỉnh", "UBND các huyện, thành phố"),
              List.of(),
              List.of(
                  paragraph(
                      "Thực hiện Thông tư số 08/2013/TT-BNV ngày 31 tháng 7 năm 2013 của Bộ Nội vụ"
                          + " hướng dẫn thực hiện chế độ nâng bậc lương thường xuyên và nâng bậc"
                          + " lương trước thời hạn đối với cán bộ, công chức, viên chức và người"
                          + " lao động, Sở Nội vụ đề nghị các cơ quan, đơn vị thực hiện một số nội"
                          + " dung sau:"),
                  of(
                      Kind.CLAUSE,
                      "",
                      "Rà soát, lập danh sách cán bộ, công chức, viên chức đủ điều kiện nâng bậc"
                          + " lương thường xuyên trong năm 2026 theo đúng quy định."),
                  of(
                      Kind.CLAUSE,
                      "",
                      "Gửi danh sách về Sở Nội vụ trước ngày 15 tháng 02 năm 2026 để tổng hợp, trình"
                          + " cấp có thẩm quyền xem xét, quyết định."),
                  paragraph(
                      "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan,"
                          + " đơn vị phản ánh về Sở Nội vụ để được hướng dẫn.")),
              List.of("Chủ tịch, các PCT UBND tỉnh (b/c)", "Giám đốc, các PGĐ Sở"),
              "VP",
              List.of("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
              "Trần Thị Quỳnh Hương",
              "KHẨN");
      case NOTICE ->
          named(
              type,
              number,
              date,
              "TB-UBND",
              "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về công tác phòng, chống thiên tai",
              List.of(),
              List.of(),
              List.of(
                  paragraph(
                      "Ngày 04 tháng 01 năm 2026, tại Trụ sở UBND tỉnh, Chủ tịch UBND tỉnh đã chủ"
                          + " trì cuộc họp về công tác phòng, chống thiên tai. Sau khi nghe ý kiến"
                          + " của các đại biểu dự họp, Chủ tịch UBND tỉnh kết luận như sau:"),
                  of(
                      Kind.CLAUSE,
                      "Về công tác chỉ đạo",
                      "Các sở, ngành tổ chức trực ban 24/24 giờ."),
                  of(Kind.POINT, "", "Sở Nông nghiệp và Môi trường chủ trì tổng hợp;"),
                  of(Kind.POINT, "", "Văn phòng UBND tỉnh theo dõi, đôn đốc."),
                  of(Kind.CLAUSE, "", "Các địa phương báo cáo trước 16 giờ hằng ngày.")),
              List.of("Các sở, ban, ngành", "UBND các xã, phường, đặc khu"),
              List.of("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
              "Nguyễn Hữu Ước");
      case INVITATION ->
          named(
              type,
              number,
              date,
              "GM-UBND",
              "Họp giao ban công tác tháng 01 năm 2026",
              List.of(),
              List.of(),
              List.of(
                  paragraph(
                      "Ủy ban nhân dân tỉnh Lâm Đồng trân trọng kính mời: Lãnh đạo các sở, ban,"
                          + " ngành tới dự họp giao ban công tác tháng 01 năm 2026."),
                  paragraph("Chủ trì: Đồng chí Chủ tịch UBND tỉnh."),
                  paragraph("Thời gian: 08 giờ 00, thứ Năm, ngày 08 tháng 01 năm 2026."),
                  paragraph("Địa điểm: Phòng họp số 1, Trụ sở UBND tỉnh."),
                  paragraph("Đề nghị các đại biểu đến dự đúng thành phần, thời gian nêu trên.")),
              List.of("Thành phần mời"),
              List.of("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
              "Nguyễn Hữu Ước");
      case PLAN -> {
        var content = new ArrayList<LetterPart>();
        content.add(of(Kind.SECTION, "MỤC ĐÍCH, YÊU CẦU", ""));
        content.add(of(Kind.CLAUSE, "Mục đích", ""));
        for (var i = 0; i < 9; i++) {
          content.add(
              of(
                  Kind.DASH,
                  "",
                  "Nâng cao nhận thức, trách nhiệm của cán bộ, công chức, viên chức về chuyển đổi"
                      + " số; đẩy mạnh việc tạo lập, ký số và gửi nhận văn bản điện tử giữa các cơ"
                      + " quan nhà nước trên địa bàn tỉnh."));
        }
        content.add(of(Kind.SECTION, "PHÂN CÔNG THỰC HIỆN", ""));
        content.add(
            LetterPart.table(
                List.of(
                    List.of("STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"),
                    List.of("1", "Rà soát thủ tục hành chính", "Văn phòng UBND tỉnh", "31/3/2026"),
                    List.of("2", "Tập huấn kỹ năng số cho cán bộ cấp xã", "Sở Nội vụ", "30/6/2026"),
                    List.of(
                        "3",
                        "Kết nối Trục liên thông văn bản quốc gia",
                        "Sở Khoa học và Công nghệ",
                        "30/9/2026"))));
        content.add(of(Kind.SECTION, "TỔ CHỨC THỰC HIỆN", ""));
        for (var i = 0; i < 12; i++) {
          content.add(
              of(
                  Kind.CLAUSE,
                  "",
                  "Các sở, ban, ngành và địa phương căn cứ Kế hoạch này xây dựng kế hoạch chi tiết"
                      + " của cơ quan, đơn vị mình; định kỳ hằng quý báo cáo kết quả thực hiện về"
                      + " UBND tỉnh qua Sở Khoa học và Công nghệ để tổng hợp."));
        }
        yield named(
            type,
            number,
            date,
            "KH-UBND",
            "Chuyển đổi số tỉnh Lâm Đồng năm 2026",
            List.of(),
            List.of(),
            content,
            List.of("Bộ Khoa học và Công nghệ", "Thường trực Tỉnh ủy", "Các sở, ban, ngành"),
            List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "Phạm Ngọc Thưởng");
      }
      case REPORT ->
          named(
              type,
              number,
              date,
              "BC-UBND",
              "Kết quả công tác văn thư, lưu trữ năm 2025",
              List.of("Bộ Nội vụ"),
              List.of(),
              List.of(
                  paragraph(
                      "UBND tỉnh báo cáo kết quả công tác văn thư, lưu trữ năm 2025 như sau:"),
                  of(Kind.SECTION, "KẾT QUẢ ĐẠT ĐƯỢC", ""),
                  paragraph("Toàn tỉnh đã gửi, nhận 1.304.304 văn bản điện tử có ký số."),
                  of(Kind.SECTION, "KIẾN NGHỊ, ĐỀ XUẤT", ""),
                  paragraph("Đề nghị Bộ Nội vụ sớm ban hành hướng dẫn.")),
              List.of("Chủ tịch, các PCT UBND tỉnh"),
              List.of("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
              "Hồ Văn Mười");
      case DECISION ->
          new OfficialLetter(
              type,
              "",
              "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG",
              "Lâm Đồng",
              number,
              "QĐ-UBND",
              date,
              "Về việc điều động và bổ nhiệm cán bộ",
              "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
              List.of(),
              List.of(
                  "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                  "Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025",
                  "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 02 tháng 01"
                      + " năm 2026"),
              List.of(
                  of(
                      Kind.ARTICLE,
                      "",
                      "Điều động ông Lê Đức Huy, Phó Trưởng phòng, Sở Nội vụ, đến nhận công tác tại"
                          + " Văn phòng UBND tỉnh kể từ ngày 15 tháng 01 năm 2026."),
                  of(Kind.ARTICLE, "", "Quyết định này có hiệu lực thi hành kể từ ngày ký."),
                  of(
                      Kind.ARTICLE,
                      "",
                      "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ và ông Lê Đức Huy chịu trách"
                          + " nhiệm thi hành Quyết định này.")),
              List.of("Như Điều 3", "Ban Tổ chức Tỉnh ủy"),
              "NC",
              List.of("CHỦ TỊCH"),
              "Hồ Văn Mười",
              "HỎA TỐC");
      case SUBMISSION ->
          named(
              type,
              number,
              date,
              "TTr-UBND",
              "Về việc đề nghị ban hành Nghị quyết về mức chi hỗ trợ chuyển đổi số",
              List.of("Hội đồng nhân dân tỉnh Lâm Đồng"),
              List.of("Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025"),
              List.of(
                  paragraph("UBND tỉnh kính trình Hội đồng nhân dân tỉnh xem xét, quyết định.")),
              List.of("Thường trực HĐND tỉnh"),
              List.of("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
              "Đặng Thị Bích Phượng");
    };
  }

  private static OfficialLetter named(
      LetterType type,
      String number,
      @Nullable LocalDate date,
      String symbol,
      String subject,
      List<String> addressees,
      List<String> bases,
      List<LetterPart> content,
      List<String> recipients,
      List<String> capacity,
      String signer) {
    return new OfficialLetter(
        type,
        "",
        "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG",
        "Lâm Đồng",
        number,
        symbol,
        date,
        subject,
        "",
        addressees,
        bases,
        content,
        recipients,
        "KSTT",
        capacity,
        signer,
        "");
  }
}
