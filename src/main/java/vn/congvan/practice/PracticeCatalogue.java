package vn.congvan.practice;

import static vn.congvan.practice.PracticeDesk.co;
import static vn.congvan.practice.PracticeDesk.lead;
import static vn.congvan.practice.PracticeDesk.toKnow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.congvan.document.Urgency;

/** Which letters the practice province gets, and what its people have done with each. */
final class PracticeCatalogue {

  private static final Consumer<PracticeDesk> WAITS_FOR_THE_CLERK = desk -> {};

  private PracticeCatalogue() {}

  /** All of them, in the order of their arrival. */
  static List<PracticeDocument> all() {
    List<PracticeDocument> all = new ArrayList<>();
    all.addAll(snv());
    all.addAll(stc());
    all.addAll(sxd());
    all.addAll(syt());
    all.addAll(sgddt());
    all.addAll(snnmt());
    all.addAll(longchau());
    all.addAll(vungliem());
    return all;
  }

  private static List<PracticeDocument> snv() {
    return List.of(
        new PracticeDocument(
            "snv-01",
            "snv",
            PracticeSender.HOME_AFFAIRS,
            "CV",
            "4321",
            "BNV-CCVC",
            3,
            "rà soát, thống kê đội ngũ công chức, viên chức 9 tháng năm 2026",
            "personnel",
            Urgency.NORMAL,
            WAITS_FOR_THE_CLERK),
        new PracticeDocument(
            "snv-02",
            "snv",
            PracticeSender.PROVINCE,
            "QD",
            "1875",
            "QĐ-UBND",
            1,
            "phê duyệt vị trí việc làm của các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh",
            "personnel",
            Urgency.NORMAL,
            WAITS_FOR_THE_CLERK),
        new PracticeDocument(
            "snv-03",
            "snv",
            PracticeSender.STC,
            "CV",
            "2240",
            "STC-QLNS",
            2,
            "đăng ký nhu cầu kinh phí mua sắm tài sản năm 2027",
            "finance",
            Urgency.URGENT,
            WAITS_FOR_THE_CLERK),
        new PracticeDocument(
            "snv-04",
            "snv",
            PracticeSender.LONG_HO,
            "BC",
            "318",
            "BC-UBND",
            2,
            "báo cáo kết quả thực hiện công tác cải cách hành chính quý III năm 2026",
            "justice",
            Urgency.NORMAL,
            WAITS_FOR_THE_CLERK),
        new PracticeDocument(
            "snv-05",
            "snv",
            PracticeSender.HOME_AFFAIRS,
            "KH",
            "402",
            "KH-BNV",
            4,
            "kế hoạch kiểm tra công vụ tại các địa phương năm 2027",
            "inspection",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
            }),
        new PracticeDocument(
            "snv-06",
            "snv",
            PracticeSender.PROVINCE,
            "CD",
            "12",
            "CĐ-UBND",
            0,
            "tổ chức trực bảo đảm phục vụ người dân trong thời gian sáp nhập cơ sở dữ liệu",
            "general",
            Urgency.EXPRESS,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv", 1);
            }),
        new PracticeDocument(
            "snv-07",
            "snv",
            PracticeSender.STC,
            "CV",
            "2198",
            "STC-VP",
            3,
            "phối hợp rà soát biên chế sự nghiệp hưởng lương từ ngân sách",
            "personnel",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "phogiamdoc.snv");
            }),
        new PracticeDocument(
            "snv-08",
            "snv",
            PracticeSender.TRA_ON,
            "TTR",
            "95",
            "TTr-UBND",
            5,
            "phê duyệt đề án sắp xếp ấp trên địa bàn xã Trà Ôn",
            "general",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.sendsBack(
                  "giamdoc.snv",
                  "Hồ sơ còn thiếu phụ lục kèm theo. Văn thư liên hệ đơn vị gửi bổ sung.");
            }),
        new PracticeDocument(
            "snv-09",
            "snv",
            PracticeSender.HOME_AFFAIRS,
            "CV",
            "4277",
            "BNV-CQĐP",
            4,
            "góp ý dự thảo Nghị định về tổ chức chính quyền địa phương hai cấp",
            "general",
            Urgency.URGENT,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs(
                  "giamdoc.snv",
                  "Văn phòng Sở chủ trì tổng hợp góp ý; Phòng Công chức - Viên chức phối hợp. Trình"
                      + " tôi ký.",
                  lead("snv.vp"),
                  co("snv.ccvc"),
                  toKnow("snv.cchc"));
            }),
        new PracticeDocument(
            "snv-10",
            "snv",
            PracticeSender.TAX,
            "CV",
            "811",
            "TVLO-NVDTPC",
            2,
            "quyết toán thuế thu nhập cá nhân đối với người hưởng lương từ ngân sách",
            "finance",
            Urgency.NORMAL,
            desk -> {
              desk.passesTo("vanthu.snv", "snv.vp");
            }),
        new PracticeDocument(
            "snv-11",
            "snv",
            PracticeSender.PROVINCE_OFFICE,
            "CV",
            "3056",
            "VPUBND-TH",
            3,
            "chuẩn bị nội dung phiên họp thường kỳ của Ủy ban nhân dân tỉnh",
            "general",
            Urgency.URGENT,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs(
                  "giamdoc.snv",
                  "Văn phòng Sở chủ trì chuẩn bị báo cáo; các phòng gửi số liệu đúng hạn.",
                  lead("snv.vp"),
                  co("snv.ccvc"),
                  toKnow("snv.cchc"));
              desk.sees("truongphong.cchc.snv");
              desk.allots(
                  "truongphong.snv",
                  "chuyenvien.snv",
                  "Dự thảo báo cáo, trình tôi xem trước.",
                  null);
              desk.allots(
                  "truongphong.ccvc.snv",
                  "chuyenvien.ccvc.snv",
                  "Cung cấp số liệu biên chế.",
                  null);
            }),
        new PracticeDocument(
            "snv-12",
            "snv",
            PracticeSender.SNNMT,
            "CV",
            "1466",
            "SNNMT-VP",
            6,
            "phối hợp tổ chức Đại hội thi đua yêu nước tỉnh Vĩnh Long lần thứ nhất",
            "general",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs("giamdoc.snv", "Văn phòng Sở tham mưu kế hoạch.", lead("snv.vp"));
              desk.allots(
                  "truongphong.snv",
                  "chuyenvien2.snv",
                  "Dự thảo kế hoạch phối hợp.",
                  null,
                  desk.helper(
                      "chuyenvien.snv",
                      "Tổng hợp danh sách tập thể, cá nhân đề nghị khen thưởng."));
            }),
        new PracticeDocument(
            "snv-13",
            "snv",
            PracticeSender.PROVINCE,
            "CV",
            "5120",
            "UBND-TH",
            1,
            "báo cáo nhanh tình hình bố trí trụ sở làm việc sau sắp xếp",
            "general",
            Urgency.VERY_URGENT,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs(
                  "giamdoc.snv",
                  "Văn phòng Sở báo cáo ngay trong buổi làm việc.",
                  lead("snv.vp", desk.inAMoment()));
              desk.allots(
                  "truongphong.snv", "chuyenvien.snv", "Tổng hợp, gửi báo cáo nhanh.", null);
            }),
        new PracticeDocument(
            "snv-14",
            "snv",
            PracticeSender.STC,
            "CV",
            "2107",
            "STC-QLNS",
            7,
            "xây dựng dự toán thu, chi ngân sách nhà nước năm 2027",
            "finance",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs("giamdoc.snv", "Văn phòng Sở xây dựng dự toán.", lead("snv.vp"));
              desk.allots("truongphong.snv", "chuyenvien.snv", "Lập biểu mẫu dự toán.", desk.in(2));
              desk.asksForTime("chuyenvien.snv", 4, "Chờ số liệu quyết toán 9 tháng của kế toán.");
            }),
        new PracticeDocument(
            "snv-15",
            "snv",
            PracticeSender.SGDDT,
            "CV",
            "1893",
            "SGDĐT-VP",
            5,
            "thỏa thuận danh mục vị trí việc làm trong các trường trung học phổ thông",
            "general",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs("giamdoc.snv", "Văn phòng Sở thẩm định, trả lời.", lead("snv.vp"));
              desk.allots("truongphong.snv", "chuyenvien.snv", "Dự thảo văn bản thỏa thuận.", null);
              desk.replies(
                  "chuyenvien.snv", "Đã dự thảo công văn thỏa thuận danh mục.", "1102/SNV-VP");
            }),
        new PracticeDocument(
            "snv-16",
            "snv",
            PracticeSender.LONG_CHAU,
            "CV",
            "642",
            "UBND-VP",
            4,
            "hướng dẫn bố trí công chức làm đầu mối cải cách hành chính cấp xã",
            "justice",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs("giamdoc.snv", "Phòng Cải cách hành chính hướng dẫn.", lead("snv.cchc"));
              desk.allots(
                  "truongphong.cchc.snv", "chuyenvien.cchc.snv", "Dự thảo hướng dẫn.", null);
              desk.replies("chuyenvien.cchc.snv", "Đã có công văn hướng dẫn.", "1088/SNV-CCHC");
              desk.approves("truongphong.cchc.snv");
            }),
        new PracticeDocument(
            "snv-17",
            "snv",
            PracticeSender.BUILDER,
            "CV",
            "57",
            "CTCLX-HC",
            3,
            "xác nhận hồ sơ năng lực để tham gia đấu thầu",
            "other",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs("giamdoc.snv", "Phòng Công chức - Viên chức xem xét.", lead("snv.ccvc"));
              desk.returnsWork(
                  "truongphong.ccvc.snv", "Nội dung đấu thầu không thuộc nhiệm vụ của Phòng.");
            }),
        new PracticeDocument(
            "snv-18",
            "snv",
            PracticeSender.HOME_AFFAIRS,
            "CV",
            "4015",
            "BNV-TCBC",
            9,
            "báo cáo kết quả tinh giản biên chế 6 tháng đầu năm 2026",
            "personnel",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.directs(
                  "giamdoc.snv", "Phòng Công chức - Viên chức tham mưu báo cáo.", lead("snv.ccvc"));
              desk.allots(
                  "truongphong.ccvc.snv",
                  "chuyenvien.ccvc.snv",
                  "Tổng hợp, dự thảo báo cáo.",
                  null);
              desk.replies("chuyenvien.ccvc.snv", "Đã gửi báo cáo Bộ Nội vụ.", "245/BC-SNV");
              desk.approves("truongphong.ccvc.snv");
              desk.confirms("giamdoc.snv");
            }),
        new PracticeDocument(
            "snv-19",
            "snv",
            PracticeSender.PROVINCE,
            "TB",
            "233",
            "TB-UBND",
            4,
            "kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp tháng",
            "general",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snv", "giamdoc.snv");
              desk.notes("giamdoc.snv", "Lưu để biết, các phòng theo dõi trên hệ thống.");
            }),
        new PracticeDocument(
            "snv-20",
            "snv",
            PracticeSender.LONG_HO,
            "CV",
            "410",
            "UBND-KT",
            2,
            "cấp giấy phép xây dựng trạm cấp nước ấp Phước Lợi",
            "construction",
            Urgency.NORMAL,
            desk -> {
              desk.returnsToSender(
                  "vanthu.snv",
                  "Văn bản gửi nhầm cơ quan; nội dung thuộc thẩm quyền của Sở Xây dựng.");
            }),
        new PracticeDocument(
            "snv-21",
            "snv",
            PracticeSender.STC,
            "CV",
            "2011",
            "STC-VP",
            8,
            "thanh toán kinh phí sửa chữa trụ sở đợt 2 năm 2026",
            "finance",
            Urgency.NORMAL,
            desk -> {
              desk.passesTo("vanthu.snv", "snv.vp");
              desk.allots("truongphong.snv", "chuyenvien2.snv", "Kiểm tra hồ sơ thanh toán.", null);
              desk.finishes("chuyenvien2.snv", "Đã thanh toán đủ theo hợp đồng.");
            }));
  }

  private static List<PracticeDocument> stc() {
    return List.of(
        new PracticeDocument(
            "stc-01",
            "stc",
            PracticeSender.FINANCE,
            "CV",
            "9954",
            "BTC-NSNN",
            2,
            "hướng dẫn công khai ngân sách địa phương năm 2026",
            "finance",
            Urgency.NORMAL,
            WAITS_FOR_THE_CLERK),
        new PracticeDocument(
            "stc-02",
            "stc",
            PracticeSender.SXD,
            "CV",
            "1530",
            "SXD-QLHT",
            4,
            "đề nghị bổ sung vốn duy tu cầu, đường tỉnh lộ",
            "planning",
            Urgency.URGENT,
            desk -> {
              desk.submits("vanthu.stc", "giamdoc.stc");
              desk.directs(
                  "giamdoc.stc",
                  "Phòng Thẩm định đầu tư xem xét, đề xuất.",
                  lead("stc.dt"),
                  co("stc.ns"));
              desk.allots(
                  "truongphong.ns.stc", "chuyenvien.ns.stc", "Rà soát nguồn vốn sự nghiệp.", null);
            }),
        new PracticeDocument(
            "stc-03",
            "stc",
            PracticeSender.LONG_CHAU,
            "BC",
            "127",
            "BC-UBND",
            10,
            "báo cáo quyết toán chi ngân sách phường quý III năm 2026",
            "finance",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.stc", "phogiamdoc.stc");
              desk.directs(
                  "phogiamdoc.stc", "Phòng Quản lý ngân sách kiểm tra, tổng hợp.", lead("stc.ns"));
              desk.allots(
                  "truongphong.ns.stc",
                  "chuyenvien.ns.stc",
                  "Đối chiếu số liệu với Kho bạc.",
                  null);
              desk.finishes("chuyenvien.ns.stc", "Số liệu khớp, đã tổng hợp vào báo cáo của tỉnh.");
              desk.approves("truongphong.ns.stc");
              desk.confirms("phogiamdoc.stc");
            }),
        new PracticeDocument(
            "stc-04",
            "stc",
            PracticeSender.PROVINCE,
            "CV",
            "5098",
            "UBND-KTTH",
            3,
            "tham mưu phân bổ nguồn tăng thu ngân sách năm 2026",
            "finance",
            Urgency.URGENT,
            desk -> {
              desk.submits("vanthu.stc", "giamdoc.stc");
              desk.directs(
                  "giamdoc.stc",
                  "Phòng Quản lý ngân sách tham mưu phương án.",
                  lead("stc.ns", desk.in(2)));
              desk.allots(
                  "truongphong.ns.stc", "chuyenvien.ns.stc", "Lập phương án phân bổ.", null);
              desk.asksForTime("chuyenvien.ns.stc", 6, "Cần ý kiến của các sở trước khi trình.");
            }));
  }

  private static List<PracticeDocument> sxd() {
    return List.of(
        new PracticeDocument(
            "sxd-01",
            "sxd",
            PracticeSender.BUILDER,
            "CV",
            "61",
            "CTCLX-KT",
            3,
            "cung cấp thông tin quy hoạch khu dân cư phường Long Châu",
            "construction",
            Urgency.NORMAL,
            WAITS_FOR_THE_CLERK),
        new PracticeDocument(
            "sxd-02",
            "sxd",
            PracticeSender.CONSTRUCTION,
            "CV",
            "7612",
            "BXD-VP",
            4,
            "báo cáo công tác văn thư, lưu trữ ngành Xây dựng năm 2026",
            "general",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.sxd", "giamdoc.sxd");
              desk.directs(
                  "giamdoc.sxd",
                  "Đồng chí Chánh Văn phòng trực tiếp thực hiện.",
                  desk.leadBy("truongphong.sxd"));
            }),
        new PracticeDocument(
            "sxd-03",
            "sxd",
            PracticeSender.PROVINCE,
            "CV",
            "5133",
            "UBND-XD",
            0,
            "xử lý sự cố sạt lở kè sông Cổ Chiên đoạn qua trung tâm tỉnh",
            "construction",
            Urgency.EXPRESS,
            desk -> {
              desk.submits("vanthu.sxd", "giamdoc.sxd");
              desk.directs(
                  "giamdoc.sxd",
                  "Phòng Quy hoạch - Kiến trúc kiểm tra hiện trường, báo cáo ngay.",
                  lead("sxd.qhkt", desk.inAMoment()));
            }));
  }

  private static List<PracticeDocument> syt() {
    return List.of(
        new PracticeDocument(
            "syt-01",
            "syt",
            PracticeSender.HEALTH,
            "CV",
            "6608",
            "BYT-DP",
            1,
            "tăng cường giám sát, phòng chống dịch sốt xuất huyết",
            "health",
            Urgency.VERY_URGENT,
            desk -> {
              desk.submits("vanthu.syt", "giamdoc.syt");
              desk.directs(
                  "giamdoc.syt",
                  "Phòng Nghiệp vụ Y triển khai ngay.",
                  lead("syt.nvy", desk.inAMoment()),
                  toKnow("syt.vp"));
              desk.allots(
                  "truongphong.nvy.syt",
                  "chuyenvien.nvy.syt",
                  "Dự thảo công văn chỉ đạo các cơ sở y tế.",
                  null);
            }),
        new PracticeDocument(
            "syt-02",
            "syt",
            PracticeSender.PROVINCE_OFFICE,
            "GM",
            "188",
            "GM-VPUBND",
            1,
            "giấy mời dự họp Ban Chỉ đạo chuyển đổi số của tỉnh",
            "science",
            Urgency.NORMAL,
            WAITS_FOR_THE_CLERK));
  }

  private static List<PracticeDocument> sgddt() {
    return List.of(
        new PracticeDocument(
            "sgddt-01",
            "sgddt",
            PracticeSender.EDUCATION,
            "CV",
            "5577",
            "BGDĐT-GDPT",
            3,
            "hướng dẫn thực hiện nhiệm vụ giáo dục phổ thông năm học 2026 - 2027",
            "education",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.sgddt", "giamdoc.sgddt");
            }),
        new PracticeDocument(
            "sgddt-02",
            "sgddt",
            PracticeSender.SNV,
            "CV",
            "1075",
            "SNV-CCVC",
            6,
            "rà soát số lượng người làm việc trong các đơn vị sự nghiệp giáo dục",
            "education",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.sgddt", "giamdoc.sgddt");
              desk.directs(
                  "giamdoc.sgddt", "Phòng Giáo dục phổ thông tổng hợp.", lead("sgddt.gdph"));
              desk.allots(
                  "truongphong.gdph.sgddt",
                  "chuyenvien.gdph.sgddt",
                  "Tổng hợp theo từng trường.",
                  null);
              desk.replies(
                  "chuyenvien.gdph.sgddt",
                  "Đã gửi biểu tổng hợp cho Sở Nội vụ.",
                  "1911/SGDĐT-GDPT");
              desk.approves("truongphong.gdph.sgddt");
            }));
  }

  private static List<PracticeDocument> snnmt() {
    return List.of(
        new PracticeDocument(
            "snnmt-01",
            "snnmt",
            PracticeSender.ENVIRONMENT,
            "CV",
            "8234",
            "BNNMT-TTBVTV",
            3,
            "chủ động phòng trừ rầy nâu vụ Đông Xuân 2026 - 2027",
            "agriculture",
            Urgency.URGENT,
            desk -> {
              desk.submits("vanthu.snnmt", "giamdoc.snnmt");
              desk.directs(
                  "giamdoc.snnmt",
                  "Phòng Trồng trọt và Bảo vệ thực vật tham mưu.",
                  lead("snnmt.tt"));
              desk.allots(
                  "truongphong.tt.snnmt", "chuyenvien.tt.snnmt", "Lập kế hoạch phòng trừ.", null);
            }),
        new PracticeDocument(
            "snnmt-02",
            "snnmt",
            PracticeSender.LONG_CHAU,
            "CV",
            "655",
            "UBND-KTHTĐT",
            5,
            "xác định nguồn gốc đất tại khu vực chợ phường Long Châu",
            "land",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.snnmt", "giamdoc.snnmt");
              desk.directs(
                  "giamdoc.snnmt", "Phòng Quản lý đất đai kiểm tra, trả lời.", lead("snnmt.dd"));
              desk.allots(
                  "truongphong.dd.snnmt",
                  "chuyenvien.dd.snnmt",
                  "Trích lục hồ sơ địa chính.",
                  null);
              desk.replies(
                  "chuyenvien.dd.snnmt",
                  "Đã dự thảo văn bản trả lời kèm trích lục.",
                  "1502/SNNMT-QLĐĐ");
            }));
  }

  private static List<PracticeDocument> longchau() {
    return List.of(
        new PracticeDocument(
            "longchau-01",
            "longchau",
            PracticeSender.SNV,
            "CV",
            "1081",
            "SNV-CCHC",
            2,
            "khảo sát mức độ hài lòng của người dân về dịch vụ hành chính",
            "justice",
            Urgency.NORMAL,
            WAITS_FOR_THE_CLERK),
        new PracticeDocument(
            "longchau-02",
            "longchau",
            PracticeSender.SXD,
            "CV",
            "1544",
            "SXD-QHKT",
            4,
            "lấy ý kiến đồ án quy hoạch phân khu phường Long Châu",
            "construction",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.longchau", "chutich.longchau");
              desk.directs(
                  "chutich.longchau",
                  "Phòng Kinh tế - Hạ tầng và Đô thị lấy ý kiến người dân.",
                  lead("longchau.kt"),
                  toKnow("longchau.vhxh"));
              desk.allots(
                  "truongphong.kt.longchau",
                  "chuyenvien.kt.longchau",
                  "Tổ chức niêm yết, tổng hợp ý kiến.",
                  null);
            }));
  }

  private static List<PracticeDocument> vungliem() {
    return List.of(
        new PracticeDocument(
            "vungliem-01",
            "vungliem",
            PracticeSender.STC,
            "CV",
            "2233",
            "STC-QLNS",
            3,
            "chấn chỉnh công tác thu phí, lệ phí trên địa bàn",
            "finance",
            Urgency.NORMAL,
            desk -> {
              desk.submits("vanthu.vungliem", "chutich.vungliem");
              desk.directs(
                  "chutich.vungliem",
                  "Phòng Kinh tế - Hạ tầng và Đô thị thực hiện.",
                  lead("vungliem.kt"));
            }));
  }
}
