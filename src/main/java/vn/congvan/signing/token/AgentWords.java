package vn.congvan.signing.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.FileSigner.FileRequest;

/**
 * The words by which the agent, which has no session, is let in: each for one attempt of one
 * person, in one direction, once. Only their hashes are kept.
 */
@Component
class AgentWords {

  /** What a word opens. */
  enum Door {
    /** The pages are fetched. */
    FETCH,
    /** The signed file comes back. */
    RETURN
  }

  /** The words of one attempt, as they stand in the two addresses. */
  record Pair(String fetch, String giveBack) {}

  /** A word that was given out, and whether it still opens its door. */
  record Known(UUID attempt, boolean used, boolean expired) {}

  private static final int BYTES = 32;
  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final ProvinceClock clock;
  private final SecureRandom random = new SecureRandom();

  AgentWords(JdbcClient jdbc, ProvinceClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Gives two new words; those that the attempt had before open nothing any more. */
  @Transactional
  Pair give(FileRequest request) {
    jdbc.sql("delete from agent_word where attempt_id = :attempt or expires_at < :old")
        .param("attempt", request.attempt())
        .param("old", at(clock.instant().minus(KEPT)))
        .update();
    return new Pair(add(request, Door.FETCH), add(request, Door.RETURN));
  }

  private String add(FileRequest request, Door door) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            insert into agent_word (word_hash, attempt_id, signer_id, door, expires_at)
            values (:hash, :attempt, :signer, :door, :until)
            """)
        .param("hash", DigestUtils.sha256Hex(word))
        .param("attempt", request.attempt())
        .param("signer", request.signerId())
        .param("door", door.name())
        .param("until", at(request.until()))
        .update();
    return word;
  }

  /** What is known of a word; empty if it was never given, so that guessing tells nothing. */
  @Transactional(readOnly = true)
  Optional<Known> find(String word, Door door) {
    var now = clock.instant();
    return jdbc.sql(
            """
            select attempt_id, used_at, expires_at from agent_word
            where word_hash = :hash and door = :door
            """)
        .param("hash", DigestUtils.sha256Hex(word))
        .param("door", door.name())
        .query(
            (row, number) ->
                new Known(
                    row.getObject("attempt_id", UUID.class),
                    row.getObject("used_at") != null,
                    !Moments.of(row, "expires_at").isAfter(now)))
        .optional();
  }

  /** Uses a word up; false if somebody was quicker or its time is over. */
  @Transactional
  boolean use(String word, Door door) {
    var now = at(clock.instant());
    return jdbc.sql(
                """
                update agent_word set used_at = :now
                where word_hash = :hash and door = :door and used_at is null and expires_at > :now
                """)
            .param("now", now)
            .param("hash", DigestUtils.sha256Hex(word))
            .param("door", door.name())
            .update()
        == 1;
  }

  /** Trouble of ours costs nobody's signature: the same word may be used again. */
  @Transactional
  void takeBack(String word) {
    jdbc.sql("update agent_word set used_at = null where word_hash = :hash")
        .param("hash", DigestUtils.sha256Hex(word))
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
