package vn.congvan.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class EndOfTransactionTest {

  private final List<String> done = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private final TransactionTemplate transaction = new TransactionTemplate(ledger);

  @Test
  void whatIsLeftIsDoneOnceBeforeTheCommit() {
    within(
        () -> {
          EndOfTransaction.leave("one", () -> done.add("one"));
          EndOfTransaction.leave("one", () -> done.add("one again"));
          done.add("act");
        });

    assertThat(done).containsExactly("act", "one", "commit");
  }

  @Test
  void whatTheEndItselfLeavesIsDoneToo() {
    within(
        () ->
            EndOfTransaction.leave(
                "one",
                () -> {
                  done.add("one");
                  EndOfTransaction.leave("two", () -> done.add("two"));
                }));

    assertThat(done).containsExactly("one", "two", "commit");
  }

  @Test
  void whatIsGatheredIsDealtWithTogether() {
    within(
        () -> {
          EndOfTransaction.gather("all", List.of(1, 2), all -> done.add(all.toString()));
          EndOfTransaction.gather("all", List.of(3), all -> done.add(all.toString()));
        });

    assertThat(done).containsExactly("[1, 2, 3]", "commit");
  }

  @Test
  void anInnerTransactionHasAnEndOfItsOwn() {
    var inner = new TransactionTemplate(ledger);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    within(
        () -> {
          EndOfTransaction.leave("one", () -> done.add("outer"));
          inner.executeWithoutResult(
              status -> EndOfTransaction.leave("one", () -> done.add("inner")));
        });

    assertThat(done).containsExactly("inner", "commit", "outer", "commit");
  }

  @Test
  void whatFailsAtTheEndUndoesEverything() {
    assertThatThrownBy(
            () ->
                within(
                    () ->
                        EndOfTransaction.leave(
                            "one",
                            () -> {
                              throw new Refusal("Không được.");
                            })))
        .isInstanceOf(Refusal.class);
    within(() -> done.add("next"));

    assertThat(done).containsExactly("rollback", "next", "commit");
  }

  private void within(Runnable act) {
    transaction.executeWithoutResult(status -> act.run());
  }

  /** Commits nothing, and says when. */
  private final class Ledger extends AbstractPlatformTransactionManager {

    private int open;

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
      return open > 0;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      open++;
    }

    @Override
    protected Object doSuspend(Object transaction) {
      open--;
      return transaction;
    }

    @Override
    protected void doResume(Object transaction, Object suspended) {
      open++;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      open--;
      done.add("commit");
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
      open--;
      done.add("rollback");
    }
  }
}
