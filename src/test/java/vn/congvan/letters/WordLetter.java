package vn.congvan.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A công văn as Word writes it: letterhead and signature in tables, sizes from the styles. */
public final class WordLetter {

  /** All parts after one another, each after a line with its name. */
  public static final String GOOD =
      """
      #word/styles.xml
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Dam"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style></w:styles>
      #word/header1.xml
      <w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>
      #word/_rels/document.xml.rels
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>
      #word/document.xml
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>UBND TỈNH LÂM ĐỒNG</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/><w:sz w:val="26"/></w:rPr><w:t>SỞ NỘI VỤ</w:t></w:r></w:p></w:tc>
      <w:tc><w:p><w:r><w:rPr><w:b/><w:sz w:val="26"/></w:rPr><w:t>CỘNG HÒA XÃ HỘI </w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val="26"/></w:rPr><w:t>CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Dam"/></w:pPr><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p></w:tc></w:tr>
      <w:tr><w:tc><w:p><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>Số:       /SNV-VP</w:t></w:r></w:p><w:p><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>V/v nâng bậc lương năm 2026</w:t></w:r></w:p></w:tc>
      <w:tc><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Lâm Đồng, ngày      tháng      năm 2026</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:r><w:tab/><w:t>Kính gửi: Bộ Nội vụ</w:t></w:r></w:p>
      %s
      <w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:b/><w:i/><w:sz w:val="24"/></w:rPr><w:t>Nơi nhận:</w:t></w:r></w:p><w:p><w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>- Như trên;</w:t></w:r></w:p><w:p><w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>- Lưu: VT, VP.</w:t></w:r></w:p></w:tc>
      <w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>KT. GIÁM ĐỐC</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>PHÓ GIÁM ĐỐC</w:t></w:r></w:p><w:p/><w:p/><w:p/><w:p/><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Trần Thị Quỳnh Hương</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="720" w:footer="720"/><w:titlePg/></w:sectPr></w:body></w:document>
      """
          .replace(
              "%s",
              "<w:p><w:r><w:t>Sở Nội vụ đề nghị các cơ quan, đơn vị rà soát, lập danh sách cán bộ, công chức đủ điều kiện nâng bậc lương.</w:t></w:r></w:p>\n"
                  .repeat(20));

  private WordLetter() {}

  /** The file of parts written as above; a text without part names is the main part. */
  public static byte[] docx(String parts) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>
          """);
      put(
          zip,
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
          """);
      if (!parts.startsWith("#")) {
        put(zip, "word/document.xml", parts);
      } else {
        for (var part : parts.substring(1).split("\n#")) {
          var end = part.indexOf('\n');
          put(zip, part.substring(0, end), part.substring(end + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
