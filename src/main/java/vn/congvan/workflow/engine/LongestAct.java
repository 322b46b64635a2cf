package vn.congvan.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Undoes an act that passes through more boxes than any real one: a diagram that goes round without
 * a wait would never end, and one that forks again and again would take all memory. The checker
 * finds rings before; this holds for whatever it does not see.
 */
class LongestAct implements HistoryEventHandler {

  /** A direction to a hundred units passes through some five hundred. */
  private static final int MOST_BOXES = 5_000;

  static void installIn(ProcessEngineConfigurationImpl configuration) {
    // A list that the engine's own starter adds to as well.
    configuration.getCustomHistoryEventHandlers().add(new LongestAct());
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)) {
      Context.getCommandContext().getSession(Passed.class).oneMore();
    }
  }

  @Override
  public void handleEvents(List<HistoryEvent> events) {
    events.forEach(this::handleEvent);
  }

  /** How many boxes this one act has passed through. */
  static class Passed implements Session {

    private int boxes;

    private void oneMore() {
      boxes++;
      if (boxes > MOST_BOXES) {
        throw new Refusal(
            new Sentence(
                "Sơ đồ chạy qua hơn %s ô trong một lần mà không dừng, nên việc này chưa được thực hiện. Hãy báo người giữ sơ đồ.",
                MOST_BOXES));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** Hands the engine one for each act. */
    static class Factory implements SessionFactory {

      @Override
      public Class<?> getSessionType() {
        return Passed.class;
      }

      @Override
      public Session openSession() {
        return new Passed();
      }
    }
  }
}
