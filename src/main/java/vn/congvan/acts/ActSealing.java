package vn.congvan.acts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what has been committed, a portion in each transaction: so no act waits for the end of a
 * chain, and after a crash it goes on where the last portion ended.
 */
@Component
class ActSealing {

  private static final Logger log = LoggerFactory.getLogger(ActSealing.class);
  private static final int PORTION = 1000;

  private record End(long length, String hash) {}

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  @Autowired
  ActSealing(JdbcTemplate database, PlatformTransactionManager transactions) {
    this(database, transactions, Clock.systemUTC());
  }

  ActSealing(JdbcTemplate database, PlatformTransactionManager transactions, Clock clock) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${congvan.acts.seal-every:10s}",
      fixedDelayString = "${congvan.acts.seal-every:10s}")
  void sealWhatWaits() {
    try {
      seal();
    } catch (RuntimeException trouble) {
      log.error("The record of acts could not be sealed; it is tried again", trouble);
    }
  }

  /** Seals all that waits; returns how many acts that were. */
  int seal() {
    var sealed = 0;
    int portion;
    do {
      portion = java.util.Objects.requireNonNull(transaction.execute(status -> sealPortion()));
      sealed += portion;
    } while (portion == PORTION);
    return sealed;
  }

  private int sealPortion() {
    // One sealer at a time, on whatever node; another one's turn is not waited for.
    var turn =
        database.queryForList(
            "select chain from recorded_act_chain where chain = '' for update skip locked");
    if (turn.isEmpty()) {
      return 0;
    }
    var acts =
        database.query(
            """
            select a.* from recorded_act_unsealed u
            join recorded_act a on a.number = u.act_number
            order by u.act_number limit
            """
                + " "
                + PORTION,
            (row, at) -> RecordedAct.read(row));
    var ends = new LinkedHashMap<String, End>();
    var seals = new ArrayList<Object[]>();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    for (var act : acts) {
      var before = ends.computeIfAbsent(act.chain(), this::end);
      var after = new End(before.length() + 1, Seal.after(before.hash(), act));
      seals.add(new Object[] {act.chain(), after.length(), act.number(), after.hash(), now});
      ends.put(act.chain(), after);
    }
    database.batchUpdate(
        "insert into recorded_act_seal (chain, ordinal, act_number, hash, sealed_at) values (?, ?, ?, ?, ?)",
        seals);
    database.batchUpdate(
        "delete from recorded_act_unsealed where act_number = ?",
        acts.stream().map(act -> new Object[] {act.number()}).toList());
    write(ends, now);
    return acts.size();
  }

  private End end(String chain) {
    var known =
        database.query(
            "select length, hash from recorded_act_chain where chain = ?",
            (row, at) -> new End(row.getLong("length"), row.getString("hash")),
            chain);
    if (!known.isEmpty()) {
      return known.get(0);
    }
    database.update(
        "insert into recorded_act_chain (chain, length, hash) values (?, 0, ?)",
        chain,
        Seal.BEGINNING);
    return new End(0, Seal.BEGINNING);
  }

  private void write(Map<String, End> ends, Object now) {
    List<Object[]> rows =
        ends.entrySet().stream()
            .map(
                end ->
                    new Object[] {
                      end.getValue().length(), end.getValue().hash(), now, end.getKey()
                    })
            .toList();
    database.batchUpdate(
        "update recorded_act_chain set length = ?, hash = ?, sealed_at = ? where chain = ?", rows);
  }
}
