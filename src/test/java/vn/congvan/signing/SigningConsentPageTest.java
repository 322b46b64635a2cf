package vn.congvan.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.content.Contents;
import vn.congvan.shared.ProvinceClock;

/** What a signer reads when his browser comes back from the signing service's page. */
class SigningConsentPageTest extends PostgresProvince {

  private static final String SIGNER = "giamdoc.sgddt";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate database;
  @Autowired private Contents contents;
  @Autowired private ProvinceClock clock;

  @Test
  void whoComesBackReadsWhatBecameOfHisConsent() throws IOException {
    var signer = Browserless.loggedIn(port, SIGNER);

    assertThat(signer.get(back(signer, AttemptState.CANCELLED)).body())
        .contains("Lần ký này đã kết thúc nên xác nhận không được nhận", "role=\"alert\"")
        .doesNotContain("Công Văn đã nhận xác nhận");
    assertThat(signer.get(back(signer, AttemptState.VERIFIED)).body())
        .contains("Công Văn đã nhận xác nhận của lần ký này rồi", "role=\"status\"")
        .doesNotContain("role=\"alert\"");
    assertThat(signer.get("/signing/consent?state=doan-mo&code=1").body())
        .contains("Xác nhận này không phải cho lần ký của bạn", "role=\"alert\"");
  }

  /** The address under which the browser comes back for an attempt that is in such a state. */
  private String back(Browserless signer, AttemptState state) throws IOException {
    var session =
        signer.cookies().stream()
            .filter(cookie -> cookie.getName().equals("CONGVAN"))
            .findFirst()
            .orElseThrow()
            .getValue();
    var attempt = UUID.randomUUID();
    var word = "tu-" + attempt;
    var pages = "%PDF-1.7 %%EOF".getBytes(StandardCharsets.US_ASCII);
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var later = now.plus(Duration.ofMinutes(5));
    database.update(
        """
        insert into signature_attempt
          (id, document_id, agency_id, process_instance_id, task_id, kind, signer_id, signer_name,
           capacity, means, means_id, state, request_id, file_name, number_and_symbol,
           control_code, place, pages_sha256, begun_at, expires_at, next_at, troubles, turn)
        values (?, ?, 'sgddt', 'i', 't', 'PERSON', ?, 'Giám đốc', '', 'REMOTE_CSC', ?, ?, ?,
          'cong-van.pdf', '', '0000', '1 1 1 1 1', ?, ?, ?, ?, 0, 0)
        """,
        attempt,
        UUID.randomUUID(),
        SIGNER,
        UUID.randomUUID(),
        state.name(),
        "S" + attempt.toString().replace("-", ""),
        contents.keep(new ByteArrayInputStream(pages), "application/pdf").sha256(),
        now,
        later,
        now);
    database.update(
        """
        insert into signing_consent
          (state_hash, attempt_id, person_id, session_hash, verifier, back, expires_at)
        values (?, ?, ?, ?, 'v', 'https://congvan.vn/signing/consent', ?)
        """,
        hash(word),
        attempt,
        SIGNER,
        hash(session),
        later);
    return "/signing/consent?code=1&state=" + word;
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
