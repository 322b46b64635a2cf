package vn.congvan.intake.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.congvan.document.Channel;
import vn.congvan.intake.ChannelReceivers;
import vn.congvan.intake.Delivery;
import vn.congvan.intake.Intake;
import vn.congvan.intake.Receipt;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Other systems hand in files, one a request, each under a message id of theirs: whoever gets no
 * answer sends again under the same id and gets the first one's answer.
 */
@RestController
class ChannelApi {

  private static final int LONGEST_ID = 120;
  private static final int LONGEST_IDENTIFIER = 200;

  private final Intake intake;
  private final MachineAccounts accounts;
  private final ChannelReceivers receivers;

  ChannelApi(Intake intake, MachineAccounts accounts, ChannelReceivers receivers) {
    this.intake = intake;
    this.accounts = accounts;
    this.receivers = receivers;
  }

  /** 201 received, 200 received before, 202 quarantined, 422 refused. */
  @PostMapping("/api/channel/arrivals")
  ResponseEntity<Receipt> deliver(
      @RequestPart("file") MultipartFile file,
      @RequestParam(required = false) @Nullable String agencyId,
      @RequestParam(required = false) @Nullable String identifier,
      @RequestHeader(name = "Message-Id", required = false) @Nullable String messageId,
      Principal account) {
    if (messageId == null || messageId.isBlank() || messageId.length() > LONGEST_ID) {
      throw new Refusal(
          new Sentence(
              "Thiếu tiêu đề Message-Id (1 đến %s ký tự), là mã lần gửi do hệ thống gửi đặt.",
              LONGEST_ID));
    }
    var receipt =
        intake.accept(
            new Delivery(
                receivers.chosen(accounts.agenciesOf(account.getName()), agencyId),
                Channel.API,
                account.getName() + ":" + messageId.strip(),
                String.valueOf(file.getOriginalFilename()),
                file,
                identified(identifier),
                account.getName()));
    return ResponseEntity.status(status(receipt)).body(receipt);
  }

  /** Mã định danh văn bản, the sender's own (Decree 30/2020, Appendix VI part I, III.1.h). */
  private static @Nullable String identified(@Nullable String identifier) {
    if (identifier == null || identifier.isBlank()) {
      return null;
    }
    if (identifier.strip().length() > LONGEST_IDENTIFIER) {
      throw new Refusal(
          new Sentence(
              "Tham số identifier (mã định danh văn bản) dài quá %s ký tự.", LONGEST_IDENTIFIER));
    }
    return identifier.strip();
  }

  private static HttpStatus status(Receipt receipt) {
    return switch (receipt.state()) {
      case ACCEPTED -> receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED;
      case QUARANTINED -> HttpStatus.ACCEPTED;
      case REFUSED, DELETED -> HttpStatus.UNPROCESSABLE_ENTITY;
    };
  }
}
