package vn.congvan.organization;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Optional;
import vn.congvan.shared.Sentence;

/**
 * A mobile number of Viet Nam: messages cost money, and numbers abroad or of paid services are how
 * it is stolen.
 */
public final class MobileNumber {

  /** What is said to whoever enters another number. */
  public static final Sentence FAULT =
      new Sentence("Số di động không đúng: chỉ nhận số di động Việt Nam, ví dụ 0912 345 678.");

  private static final String COUNTRY = "VN";
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private MobileNumber() {}

  /** The number as it is kept, such as {@code +84912345678}; empty if it is no such number. */
  public static Optional<String> of(String typed) {
    try {
      var number = NUMBERS.parse(typed, COUNTRY);
      return NUMBERS.isValidNumberForRegion(number, COUNTRY)
              && !number.hasExtension()
              && NUMBERS.getNumberType(number) == PhoneNumberType.MOBILE
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException noNumber) {
      return Optional.empty();
    }
  }

  /** The number as people write it, such as {@code 0912 345 678}. */
  public static String written(String kept) {
    try {
      return NUMBERS.format(NUMBERS.parse(kept, COUNTRY), PhoneNumberFormat.NATIONAL);
    } catch (NumberParseException notKeptByUs) {
      throw new IllegalStateException("A mobile number is kept that is none", notKeptByUs);
    }
  }
}
