package vn.congvan.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is left for the end of the present transaction and still belongs to it: where it fails, all
 * is undone. What is left while the rest is being done is done as well, which Spring by itself
 * would pass over.
 */
public final class EndOfTransaction {

  private static final String PRESENT = EndOfTransaction.class.getName();

  private final Map<Object, Runnable> left = new LinkedHashMap<>();

  private EndOfTransaction() {}

  /** Leaves something to be done, once for each key until it is done. */
  public static void leave(Object key, Runnable work) {
    present().left.putIfAbsent(key, work);
  }

  /** Leaves things of one kind that are dealt with together. */
  public static <T> void gather(Object key, List<T> more, Consumer<List<T>> deal) {
    @SuppressWarnings("unchecked") // one key, one kind
    var gathered =
        (Gathered<T>)
            present().left.computeIfAbsent(key, first -> new Gathered<>(new ArrayList<>(), deal));
    gathered.things().addAll(more);
  }

  private record Gathered<T>(List<T> things, Consumer<List<T>> deal) implements Runnable {

    @Override
    public void run() {
      deal.accept(things);
    }
  }

  private static EndOfTransaction present() {
    if (TransactionSynchronizationManager.getResource(PRESENT) instanceof EndOfTransaction end) {
      return end;
    }
    var end = new EndOfTransaction();
    TransactionSynchronizationManager.registerSynchronization(end.new Ending());
    TransactionSynchronizationManager.bindResource(PRESENT, end);
    return end;
  }

  private void doAll() {
    while (!left.isEmpty()) {
      left.remove(left.keySet().iterator().next()).run();
    }
  }

  private final class Ending implements TransactionSynchronization {

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(PRESENT);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(PRESENT, EndOfTransaction.this);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      doAll();
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(PRESENT);
    }
  }
}
