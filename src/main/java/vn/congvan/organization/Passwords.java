package vn.congvan.organization;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Makes passwords and the hashes under which they are kept. Length and not being common count;
 * there are no rules about kinds of characters and no expiry (ASVS 5.0, V6.2).
 */
@Component
public class Passwords {

  /**
   * What everybody in the practice province types; printed in the README, good for nothing else.
   */
  public static final String PUBLISHED = "congvan";

  /** The fewest characters of a password. */
  public static final int SHORTEST = 12;

  // Without letters and digits that are mistaken for each other on paper.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  // bcrypt reads no more than 72 bytes.
  private static final int LONGEST_BYTES = 72;

  private final PasswordEncoder encoder;
  private final SecureRandom random = new SecureRandom();

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * The hash of a password that its owner chose; one that is too short, too long or too common is
   * refused.
   *
   * @param own what everybody connects with the owner: login, name
   */
  public PasswordHash chosen(String password, String... own) {
    var fault = faultOf(password, own);
    if (fault != null) {
      throw Refusal.of("password", fault);
    }
    return new PasswordHash(encoder.encode(password), false);
  }

  /** The hash of a first password, which its owner will have to change. */
  public PasswordHash first(String password) {
    return new PasswordHash(encoder.encode(password), true);
  }

  /** Whether a password is still good enough by today's rules. */
  public boolean isGood(String password, String... own) {
    return faultOf(password, own) == null;
  }

  /** Whether it is the password of that hash. */
  public boolean matches(String password, String hash) {
    return encoder.matches(password, hash);
  }

  /** A random first password: three groups of four letters and digits, about 59 bits. */
  public String random() {
    var made = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      if (i > 0 && i % 4 == 0) {
        made.append('-');
      }
      made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return made.toString();
  }

  /**
   * What is wrong with a password, in a sentence; null if nothing is.
   *
   * @param own what everybody connects with the owner: login, name
   */
  public static @Nullable Sentence faultOf(String password, String... own) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return new Sentence("Mật khẩu cần ít nhất %s ký tự.", SHORTEST);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      return new Sentence(
          "Mật khẩu dài nhất %s byte (chữ có dấu tính hai, ba byte).", LONGEST_BYTES);
    }
    return CommonPasswords.contain(password, own)
        ? new Sentence(
            "Mật khẩu này nhiều người dùng hoặc dễ đoán. Hãy ghép vài từ không liên quan thành một câu của riêng bạn.")
        : null;
  }
}
