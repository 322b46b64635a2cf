package vn.congvan.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** From whom practice letters come, as it stands in the head and under the foot of a letter. */
enum PracticeSender {
  HOME_AFFAIRS("Bộ Nội vụ", "BỘ NỘI VỤ", "Nguyễn Khắc Bình"),
  FINANCE("Bộ Tài chính", "BỘ TÀI CHÍNH", "Hoàng Minh Châu"),
  HEALTH("Bộ Y tế", "BỘ Y TẾ", "Lê Thị Thu Hương"),
  EDUCATION("Bộ Giáo dục và Đào tạo", "BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Phạm Hồng Sơn"),
  CONSTRUCTION("Bộ Xây dựng", "BỘ XÂY DỰNG", "Trần Văn Khánh"),
  ENVIRONMENT("Bộ Nông nghiệp và Môi trường", "BỘ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG", "Vũ Đức Long"),
  PROVINCE(
      "ubnd",
      "Ủy ban nhân dân tỉnh Vĩnh Long",
      "province",
      null,
      "ỦY BAN NHÂN DÂN|TỈNH VĨNH LONG",
      "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH",
      "Nguyễn Minh Trí"),
  PROVINCE_OFFICE(
      "vpubnd",
      "Văn phòng Ủy ban nhân dân tỉnh Vĩnh Long",
      "VĂN PHÒNG",
      "CHÁNH VĂN PHÒNG",
      "Trần Thanh Lâm"),
  SNV("snv", "Sở Nội vụ tỉnh Vĩnh Long", "SỞ NỘI VỤ", "GIÁM ĐỐC", "Trương Văn Hòa"),
  STC("stc", "Sở Tài chính tỉnh Vĩnh Long", "SỞ TÀI CHÍNH", "GIÁM ĐỐC", "Đoàn Quang Vinh"),
  SXD("sxd", "Sở Xây dựng tỉnh Vĩnh Long", "SỞ XÂY DỰNG", "GIÁM ĐỐC", "Phùng Thế Anh"),
  SNNMT(
      "snnmt",
      "Sở Nông nghiệp và Môi trường tỉnh Vĩnh Long",
      "SỞ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG",
      "GIÁM ĐỐC",
      "Bạch Thị Thùy Dương"),
  SGDDT(
      "sgddt",
      "Sở Giáo dục và Đào tạo tỉnh Vĩnh Long",
      "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
      "GIÁM ĐỐC",
      "Trịnh Văn Ngoãn"),
  LONG_CHAU(
      "longchau",
      "Ủy ban nhân dân phường Long Châu",
      "commune",
      null,
      "ỦY BAN NHÂN DÂN|PHƯỜNG LONG CHÂU",
      "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH",
      "Nguyễn Văn Hiếu"),
  LONG_HO(
      "longho",
      "Ủy ban nhân dân xã Long Hồ",
      "commune",
      null,
      "ỦY BAN NHÂN DÂN|XÃ LONG HỒ",
      "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH",
      "Võ Văn Dũng"),
  TRA_ON(
      "traon",
      "Ủy ban nhân dân xã Trà Ôn",
      "commune",
      null,
      "ỦY BAN NHÂN DÂN|XÃ TRÀ ÔN",
      "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH",
      "Phan Thanh Tùng"),
  TAX(
      "thue",
      "Thuế tỉnh Vĩnh Long",
      "central",
      "CỤC THUẾ",
      "THUẾ TỈNH VĨNH LONG",
      "TRƯỞNG THUẾ TỈNH",
      "Vương Đình Quân"),
  BUILDER(
      null,
      "Công ty Cổ phần Xây dựng Cửu Long Xanh",
      "other",
      null,
      "CÔNG TY CỔ PHẦN|XÂY DỰNG CỬU LONG XANH",
      "GIÁM ĐỐC",
      "Lý Thành Nam");

  final @Nullable String agencyId;
  final String fullName;
  final String level;
  final @Nullable String parent;
  final List<String> head;
  final List<String> authority;
  final String signer;

  PracticeSender(
      @Nullable String agencyId,
      String fullName,
      String level,
      @Nullable String parent,
      String head,
      String authority,
      String signer) {
    this.agencyId = agencyId;
    this.fullName = fullName;
    this.level = level;
    this.parent = parent;
    this.head = List.of(head.split("\\|"));
    this.authority = List.of(authority.split("\\|"));
    this.signer = signer;
  }

  PracticeSender(String name, String head, String signer) {
    this(null, name, "central", null, head, "KT. BỘ TRƯỞNG|THỨ TRƯỞNG", signer);
  }

  PracticeSender(String agencyId, String name, String head, String authority, String signer) {
    this(agencyId, name, "department", "UBND TỈNH VĨNH LONG", head, authority, signer);
  }

  /** Where its letters are dated. */
  String place() {
    return switch (this) {
      case LONG_CHAU -> "Long Châu";
      case LONG_HO -> "Long Hồ";
      case TRA_ON -> "Trà Ôn";
      default -> level.equals("central") && agencyId == null ? "Hà Nội" : "Vĩnh Long";
    };
  }

  /** The position of the signer, in small letters. */
  String position() {
    var last = authority.get(authority.size() - 1).toLowerCase(java.util.Locale.ROOT);
    return Character.toUpperCase(last.charAt(0)) + last.substring(1);
  }
}
