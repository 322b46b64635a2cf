package vn.congvan.content;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.shared.ProvinceClock;

/**
 * Keeps a file for good: first its bytes, then the row that other tables may refer to, never the
 * other way round.
 *
 * <p>The row is committed at once and not in the caller's transaction: two people may bring the
 * same file at the same time, and PostgreSQL ends a whole transaction at a duplicate row. A row
 * that in the end nobody refers to does no harm.
 */
@Service
public class Contents {

  private static final Logger log = LoggerFactory.getLogger(Contents.class);

  private final ContentStore store;
  private final JdbcClient jdbc;
  private final ProvinceClock clock;
  private final TransactionTemplate alone;

  Contents(
      ContentStore store,
      JdbcClient jdbc,
      ProvinceClock clock,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.jdbc = jdbc;
    this.clock = clock;
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Stores the bytes and makes their row; the same bytes brought again are the same row. */
  public ContentStore.Stored keep(InputStream bytes, String mediaType) throws IOException {
    var stored = store.put(bytes);
    if (!isKnown(stored.sha256())) {
      try {
        alone.executeWithoutResult(status -> insert(stored, mediaType));
      } catch (DataIntegrityViolationException e) {
        if (!isKnown(stored.sha256())) {
          throw e;
        }
      }
    }
    return stored;
  }

  /**
   * Forgets bytes that may not be kept: their row in the caller's transaction, the bytes themselves
   * once it has committed. The caller has seen to it that no document has them.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(String sha256) {
    // The ages of files are real time, whatever the province's clock shows.
    var moment = Instant.now();
    jdbc.sql("delete from content_blob where sha256 = ?").param(sha256).update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            try {
              store.erase(sha256, moment, Contents.this::isKnown);
            } catch (IOException e) {
              log.error("Bytes that may not be kept are left to the sweeper: {}", sha256, e);
            }
          }
        });
  }

  /** Whether a row names these bytes. */
  public boolean isKnown(String sha256) {
    return jdbc.sql("select count(*) from content_blob where sha256 = ?")
            .param(sha256)
            .query(Integer.class)
            .single()
        > 0;
  }

  private void insert(ContentStore.Stored stored, String mediaType) {
    jdbc.sql("insert into content_blob (sha256, size, media_type, stored_at) values (?, ?, ?, ?)")
        .param(stored.sha256())
        .param(stored.size())
        .param(mediaType)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
