package vn.congvan.sms;

import java.time.LocalTime;

/**
 * How an agency sends messages.
 *
 * @param diacritics whether Vietnamese is written with its marks, which more than halves what fits
 *     into one message
 * @param language {@code vi} or {@code en}
 * @param quietFrom from when on nothing but what is urgent is sent
 * @param quietUntil until when
 * @param quietDaysOff whether the same holds for days on which the agency does not work
 * @param dailySegments the messages of a day that may be paid for
 * @param hardSegments the same with the urgent ones
 */
public record AgencySms(
    boolean enabled,
    boolean diacritics,
    String language,
    String vietnamese,
    String english,
    LocalTime quietFrom,
    LocalTime quietUntil,
    boolean quietDaysOff,
    int dailySegments,
    int hardSegments) {

  /** Vietnamese. */
  public static final String VI = "vi";

  /** English. */
  public static final String EN = "en";

  /** The usual way, until an administrator decides otherwise. */
  public static final AgencySms USUAL =
      new AgencySms(
          true,
          false,
          VI,
          "{việc}: {độ khẩn} số {số} của {nơi ban hành}. Đề nghị mở hệ thống xem ngay.",
          "{việc}: {độ khẩn} No. {số} of {nơi ban hành}. Please open it in the system now.",
          LocalTime.of(21, 0),
          LocalTime.of(6, 30),
          false,
          200,
          300);

  /** The template of its language. */
  String template() {
    return language.equals(EN) ? english : vietnamese;
  }

  /** The same in that language with that template, as it is tried on the page. */
  public AgencySms trying(String triedLanguage, String template, boolean marks) {
    return new AgencySms(
        enabled,
        marks,
        triedLanguage,
        triedLanguage.equals(EN) ? vietnamese : template,
        triedLanguage.equals(EN) ? template : english,
        quietFrom,
        quietUntil,
        quietDaysOff,
        dailySegments,
        hardSegments);
  }
}
