package vn.congvan.organization;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;

/** Makes passwords and the hashes under which they are kept. */
@Component
public class Passwords {

  // Without letters and digits that are mistaken for each other on paper.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int SHORTEST = 10;
  // bcrypt reads no more than 72 bytes.
  private static final int LONGEST_BYTES = 72;

  private final PasswordEncoder encoder;
  private final SecureRandom random = new SecureRandom();

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  /** The hash of a password that a person chose; one that is too short or too long is refused. */
  public String hash(String password) {
    if (password.length() < SHORTEST) {
      throw refused("Mật khẩu cần ít nhất " + SHORTEST + " ký tự.");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw refused("Mật khẩu dài nhất " + LONGEST_BYTES + " byte.");
    }
    return encoder.encode(password);
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

  private static Refusal refused(String sentence) {
    return new Refusal(sentence, Map.of("password", sentence));
  }
}
