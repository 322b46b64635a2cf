package vn.congvan.signing.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.content.Contents;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.signing.Means;

/** Enters the certificates with which people and agencies sign, and takes them out of force. */
@UseCase
public class Certificates {

  private static final Pattern TELEPHONE = Pattern.compile("(?:\\+?84|0)(\\d{9,10})");
  private static final int LONGEST_ACCOUNT = 200;
  private static final int LONGEST_REASON = 500;
  private static final int LARGEST_IMAGE = 500_000;
  private static final int LARGEST_SIDE = 2_000;

  private final CertificateRows rows;
  private final CertificateCheck check;
  private final OfferedCertificates offered;
  private final Directory directory;
  private final Contents contents;
  private final Deadlines deadlines;

  Certificates(
      CertificateRows rows,
      CertificateCheck check,
      OfferedCertificates offered,
      Directory directory,
      Contents contents,
      Deadlines deadlines) {
    this.rows = rows;
    this.check = check;
    this.offered = offered;
    this.directory = directory;
    this.contents = contents;
    this.deadlines = deadlines;
  }

  /**
   * What came of a registration.
   *
   * @param revocationKnown false if nobody answered whether the certificate was revoked
   */
  public record Registration(UUID id, boolean revocationKnown) {}

  /**
   * Checks a certificate and registers it; the caller has seen to it that this person may.
   *
   * @throws CertificateRefused with the field and what is wrong with it
   */
  public Registration register(CertificateProposal proposal, String by) {
    return enter(proposal, null, by);
  }

  /** Registers the certificate that follows another one, with the image that it had. */
  Registration succeed(CertificateProposal proposal, @Nullable String imageSha256, String by) {
    return enter(proposal, imageSha256, by);
  }

  private Registration enter(
      CertificateProposal proposal, @Nullable String imageSha256, String by) {
    var account = account(proposal.means(), proposal.account());
    CertificateCheck.Checked checked;
    if (proposal.file() != null && proposal.file().length > 0) {
      checked = check.check(CertificateFile.read(proposal.file()));
    } else if (proposal.means() == Means.TOKEN || proposal.means() == Means.SIM_MSS) {
      throw new CertificateRefused(new Sentence("Hãy chọn tệp chứng thư số."), "file");
    } else {
      var found = offered.fetch(proposal.means(), account, proposal.serialNumber());
      account = found.account();
      checked = check.check(found.chain());
    }
    var fingerprint = CertificateFile.fingerprint(checked.certificate());
    if (rows.isOthers(fingerprint, proposal.agencyId(), proposal.personId())) {
      throw new CertificateRefused(
          new Sentence("Chứng thư số này đã được đăng ký cho người khác."), "file");
    }
    if (rows.isActive(fingerprint, proposal.means())) {
      throw new CertificateRefused(new Sentence("Chứng thư số này đã được đăng ký rồi."), "file");
    }
    var owner = ownerName(proposal);
    if (!proposal.nameConfirmed() && !CertificateCheck.isNamed(checked.certificate(), owner)) {
      throw new CertificateRefused(
          new Sentence(
              "Tên trên chứng thư số là «%s», khác với «%s». Hãy kiểm tra lại; nếu đúng là của người này thì đánh dấu xác nhận.",
              CertificateCheck.commonName(checked.certificate()), owner),
          "nameConfirmed");
    }
    var id = UUID.randomUUID();
    var image = imageSha256 == null ? keep(proposal.image()) : imageSha256;
    rows.insert(id, proposal, account, checked, image, by);
    return new Registration(id, checked.revocationKnown());
  }

  /** Takes a certificate out of force, with the reason. */
  public void end(UUID id, String agencyId, boolean revoked, String reason, String by) {
    var entry =
        rows.find(id)
            .filter(found -> found.agencyId().equals(agencyId))
            .orElseThrow(() -> new NotFound("Không có chứng thư số này."));
    var clean = reason.strip();
    if (clean.isEmpty() || clean.length() > LONGEST_REASON) {
      throw new Refusal(
          "Hãy ghi lý do, không quá 500 ký tự.",
          Map.of("reason", new Sentence("Hãy ghi lý do, không quá 500 ký tự.")));
    }
    if (!rows.end(
        entry.id(), revoked ? CertificateState.REVOKED : CertificateState.ENDED, by, clean)) {
      throw new Refusal("Chứng thư số này không còn được dùng từ trước. Hãy tải lại trang.");
    }
    deadlines.close(DeadlineKind.RENEWAL, entry.id(), by);
  }

  /** The entries that an agency's administrators keep. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<RegisteredCertificate> keptBy(String agencyId) {
    return rows.keptBy(agencyId);
  }

  /** One entry. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public RegisteredCertificate get(UUID id) {
    return rows.find(id).orElseThrow(() -> new NotFound("Không có chứng thư số này."));
  }

  private static String account(Means means, String typed) {
    var account = typed.strip();
    if (means == Means.TOKEN) {
      return "";
    }
    if (means == Means.SIM_MSS) {
      var number = TELEPHONE.matcher(account.replaceAll("[ .-]", ""));
      if (!number.matches()) {
        throw new CertificateRefused(
            new Sentence("Hãy ghi số điện thoại, ví dụ 0912345678."), "account");
      }
      return "84" + number.group(1);
    }
    if (account.isEmpty() || account.length() > LONGEST_ACCOUNT) {
      throw new CertificateRefused(new Sentence("Hãy ghi tài khoản ở dịch vụ ký số."), "account");
    }
    return account;
  }

  private String ownerName(CertificateProposal proposal) {
    if (proposal.personId() != null) {
      return directory
          .person(proposal.personId())
          .map(Directory.Person::fullName)
          .orElseThrow(() -> new NotFound("Không có người này."));
    }
    return directory
        .agency(proposal.agencyId())
        .map(Directory.Agency::name)
        .orElseThrow(() -> new NotFound("Không có cơ quan này."));
  }

  private @Nullable String keep(byte @Nullable [] image) {
    if (image == null || image.length == 0) {
      return null;
    }
    try {
      if (image.length > LARGEST_IMAGE || !isSmallPng(image)) {
        throw new CertificateRefused(
            new Sentence("Hình chữ ký, con dấu phải là tệp PNG nền trong suốt, không quá 500 KB."),
            "image");
      }
      return contents.keep(new ByteArrayInputStream(image), "image/png").sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSmallPng(byte[] image) throws IOException {
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return false;
      }
      var reader = readers.next();
      try {
        reader.setInput(stream);
        return reader.getFormatName().toLowerCase(Locale.ROOT).equals("png")
            && reader.getWidth(0) <= LARGEST_SIDE
            && reader.getHeight(0) <= LARGEST_SIDE;
      } finally {
        reader.dispose();
      }
    }
  }
}
