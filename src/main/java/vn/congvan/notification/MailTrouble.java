package vn.congvan.notification;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** What was in the way of an e-mail. */
public enum MailTrouble {
  /** The server cannot be reached, says nothing, or breaks off. */
  NO_ANSWER("Máy chủ thư không trả lời", "The mail server does not answer"),
  /** The server does not let the product in. */
  LOGIN("Máy chủ thư không nhận tài khoản của hệ thống", "The mail server refuses our account"),
  /** The server takes no e-mail of ours, perhaps not yet. */
  REFUSED("Máy chủ thư từ chối thư của hệ thống", "The mail server refuses our e-mails"),
  /** The server does not take an e-mail for this address, perhaps not yet. */
  ADDRESS("Máy chủ thư không nhận địa chỉ này", "The mail server does not take this address"),
  /** There is no such address. */
  NO_ADDRESS("Không có địa chỉ thư này", "There is no such address"),
  /** The e-mail itself could not be made. */
  UNMADE("Không lập được thư", "The e-mail could not be made");

  private static final int AN_ANSWER = 400;

  /** The code of RFC 3463 behind the reply code. */
  private static final Pattern ENHANCED =
      Pattern.compile("(?s)[45]\\d\\d[ -]([45]\\.\\d+\\.\\d+)\\b.*");

  private static final Pattern ABOUT_US =
      Pattern.compile("relay|authenticat|block|blacklist|spam|policy", Pattern.CASE_INSENSITIVE);

  private final String vietnamese;
  private final String english;

  MailTrouble(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  static MailTrouble of(Exception trouble) {
    if (trouble instanceof MailAuthenticationException) {
      return LOGIN;
    }
    var causes = causes(trouble);
    if (causes.isEmpty()) {
      return UNMADE;
    }
    for (var cause : causes) {
      if (cause instanceof SMTPAddressFailedException refused
          && refused.getReturnCode() >= AN_ANSWER) {
        return ofReceiver(refused.getReturnCode(), String.valueOf(refused.getMessage()));
      }
    }
    for (var cause : causes) {
      if (cause instanceof SMTPSendFailedException refused
          && refused.getReturnCode() >= AN_ANSWER) {
        return REFUSED;
      }
    }
    return NO_ANSWER;
  }

  /** Servers refuse a sender, too, only where he names the receiver. */
  private static MailTrouble ofReceiver(int code, String said) {
    return switch (code) {
      case 503, 530, 554 -> REFUSED;
      case 550, 551, 553 -> {
        var found = ENHANCED.matcher(said);
        if (!found.matches()) {
          yield ABOUT_US.matcher(said).find() ? REFUSED : NO_ADDRESS;
        }
        var enhanced = found.group(1);
        // 5.1.7 and 5.1.8 are about the sender's address.
        if (enhanced.startsWith("5.7.") || enhanced.equals("5.1.7") || enhanced.equals("5.1.8")) {
          yield REFUSED;
        }
        yield enhanced.startsWith("5.1.") ? NO_ADDRESS : ADDRESS;
      }
      default -> ADDRESS;
    };
  }

  /** The mail library's own exceptions; none where it was not even asked. */
  private static List<Exception> causes(Exception trouble) {
    var causes = new ArrayList<Exception>();
    if (trouble instanceof MailSendException unsent) {
      for (var each : unsent.getMessageExceptions()) {
        addAll(each, causes);
      }
      if (unsent.getCause() instanceof MessagingException cause) {
        addAll(cause, causes);
      }
    }
    return causes;
  }

  private static void addAll(@Nullable Exception first, List<Exception> causes) {
    for (var each = first; each != null; ) {
      causes.add(each);
      each = each instanceof MessagingException chained ? chained.getNextException() : null;
    }
  }

  /** Whether nothing else can be sent now either. */
  boolean isOfServer() {
    return this == NO_ANSWER || this == LOGIN || this == REFUSED;
  }

  /** Whether it is of no use to try again. */
  boolean isForGood() {
    return this == NO_ADDRESS;
  }

  /** The reason in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
