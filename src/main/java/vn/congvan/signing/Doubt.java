package vn.congvan.signing;

/** What speaks against a signature that arrived. */
public enum Doubt {
  /** The signed content and the signature do not belong together. */
  BROKEN(
      "Nội dung không khớp với chữ ký: tệp đã bị sửa hoặc chữ ký bị hỏng",
      "The content does not match the signature: the file was altered or the signature is damaged"),
  /** Something was changed or laid over the pages after they were signed. */
  CHANGED_AFTERWARDS(
      "Văn bản bị thay đổi hoặc che phủ sau khi ký",
      "The document was changed or covered after it was signed"),
  /** No authority that the province trusts stands behind the certificate. */
  UNKNOWN_AUTHORITY(
      "Chứng thư số không do tổ chức chứng thực nào trong danh sách tin cậy cấp",
      "No authority of the trust list issued the certificate"),
  /** The certificate was not valid when the document was signed. */
  NOT_VALID_THEN(
      "Chứng thư số chưa hoặc không còn hiệu lực khi ký",
      "The certificate was not valid when the document was signed"),
  /** The certificate was revoked before the document was signed. */
  REVOKED(
      "Chứng thư số đã bị thu hồi trước khi ký",
      "The certificate was revoked before the document was signed"),
  /** Nobody could be asked whether the certificate was revoked. */
  REVOCATION_UNKNOWN(
      "Chưa hỏi được tổ chức chứng thực xem chứng thư số có bị thu hồi không",
      "The authority could not be asked yet whether the certificate was revoked"),
  /** The signature could not be read, or a check ended without an answer. */
  UNCLEAR(
      "Có bước kiểm tra không cho kết quả, nên chưa thể coi chữ ký là hợp lệ",
      "A check ended without an answer, so the signature cannot be taken for good");

  private final String vietnamese;
  private final String english;

  Doubt(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** What is wrong, in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** What is wrong, in English. */
  public String english() {
    return english;
  }
}
