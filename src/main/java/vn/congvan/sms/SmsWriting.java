package vn.congvan.sms;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.Secrecy;
import vn.congvan.document.Urgency;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.NoticeSentence;

/**
 * Writes what a telephone shows: of a restricted document nothing but its number and urgency, and
 * nothing at all of one that the receiver may not see.
 */
@Component
class SmsWriting {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Documents documents;
  private final Access access;
  private final MessageSource words;

  SmsWriting(Documents documents, Access access, MessageSource words) {
    this.documents = documents;
    this.access = access;
    this.words = words;
  }

  /** The text of a message as its agency wants it. */
  String text(Sms sms, AgencySms agency) {
    var locale = Locale.forLanguageTag(agency.language());
    var document = sms.documentId() == null ? null : documents.view(sms.documentId());
    var seen = document != null && access.maySee(sms.personId(), document.id());
    var restricted = document != null && document.secrecy() != Secrecy.NONE.value();
    var filled = new HashMap<String, String>();
    filled.put(SmsText.OCCASION, occasion(sms, restricted || document != null && !seen, locale));
    if (document == null || !seen) {
      return SmsText.of(SmsText.OCCASION, filled, agency.diacritics());
    }
    filled.put(SmsText.URGENCY, urgency(document, locale));
    filled.put(SmsText.NUMBER, document.numberAndSymbol());
    if (!restricted) {
      filled.put(SmsText.ISSUER, text(document.issuerName()));
      filled.put(SmsText.DAY, document.issuedOn() == null ? "" : DAY.format(document.issuedOn()));
      filled.put(SmsText.ABSTRACT, text(document.subject()));
    }
    return SmsText.of(agency.template(), filled, agency.diacritics());
  }

  /** A text like those that an agency would send, for the page on which its template is written. */
  String sample(AgencySms agency) {
    return SmsText.of(agency.template(), sampleWords(agency), agency.diacritics());
  }

  /** How long it is, before it is cut. */
  SmsLength sampleLength(AgencySms agency) {
    return SmsLength.of(SmsText.whole(agency.template(), sampleWords(agency), agency.diacritics()));
  }

  private Map<String, String> sampleWords(AgencySms agency) {
    var locale = Locale.forLanguageTag(agency.language());
    return Map.of(
        SmsText.OCCASION, words.getMessage("sms.occasion.URGENT_DOCUMENT", null, locale),
        SmsText.URGENCY, urgency(Urgency.EXPRESS, locale),
        SmsText.NUMBER, "115/CĐ-TTg",
        SmsText.ISSUER, "Thủ tướng Chính phủ",
        SmsText.DAY, "07/09/2026",
        SmsText.ABSTRACT, "Về việc tập trung ứng phó bão số 6 và mưa lũ sau bão");
  }

  private static String urgency(DocumentView document, Locale locale) {
    return Urgency.of(document.urgency())
        .filter(urgency -> urgency != Urgency.NORMAL)
        .map(urgency -> urgency(urgency, locale))
        .orElse("");
  }

  /** A notice's own words may come out of the document, so a hidden one has the kind only. */
  private String occasion(Sms sms, boolean hidden, Locale locale) {
    if (sms.kind() == NoticeKind.URGENT_DOCUMENT) {
      return words.getMessage("sms.occasion.URGENT_DOCUMENT", null, locale);
    }
    return hidden
        ? NoticeSentence.ofKind(words, sms.kind(), locale)
        : NoticeSentence.of(words, sms.kind(), sms.words(), locale);
  }

  private static String urgency(Urgency urgency, Locale locale) {
    return "en".equals(locale.getLanguage())
        ? urgency.english().toLowerCase(Locale.ROOT)
        : urgency.vietnamese().toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
