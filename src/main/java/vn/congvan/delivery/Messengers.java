package vn.congvan.delivery;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A few threads that do the errands, as nobody: no request and no person's rights are in them, so
 * none of their work can be somebody's act in another agency.
 */
@Component
public class Messengers implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Messengers.class);
  private static final int AT_ONCE = 100;
  private static final int TOGETHER = 20;

  private final Errands errands;
  private final ExecutorService threads;
  private final ConcurrentHashMap<UUID, Boolean> inHand = new ConcurrentHashMap<>();

  Messengers(Errands errands, DeliverySettings settings) {
    this.errands = errands;
    this.threads =
        Executors.newFixedThreadPool(
            settings.messengers(),
            work -> {
              var thread = new Thread(work, "messenger");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Hands what is due to the messengers; those that are still busy with it keep it. */
  @Scheduled(
      initialDelayString = "${congvan.delivery.round-after:PT10S}",
      fixedDelayString = "${congvan.delivery.round-every:PT1S}")
  public void round() {
    if (inHand.size() >= AT_ONCE) {
      return;
    }
    var due =
        errands.due(2 * AT_ONCE).stream()
            .filter(errand -> inHand.putIfAbsent(errand, true) == null)
            .toList();
    for (var portion : portions(due)) {
      threads.execute(
          () -> {
            try {
              perform(portion);
            } finally {
              portion.forEach(inHand::remove);
            }
          });
    }
  }

  /** Does all that is due, in the thread that asks; returns how many errands that was. */
  public int doAll() {
    var done = 0;
    for (var due = errands.due(AT_ONCE); !due.isEmpty(); due = errands.due(AT_ONCE)) {
      portions(due).forEach(this::perform);
      done += due.size();
    }
    return done;
  }

  private static List<List<UUID>> portions(List<UUID> due) {
    return IntStream.iterate(0, from -> from < due.size(), from -> from + TOGETHER)
        .mapToObj(from -> due.subList(from, Math.min(due.size(), from + TOGETHER)))
        .toList();
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }

  /** One that cannot be done must not hold back the others: then each is done alone. */
  private void perform(List<UUID> portion) {
    var done = Set.<UUID>of();
    if (portion.size() > 1) {
      try {
        done = errands.deliverTogether(portion);
      } catch (RuntimeException trouble) {
        log.warn(
            "{} errands did not succeed together ({}) and are done one by one",
            portion.size(),
            trouble.getClass().getSimpleName());
      }
    }
    portion.stream().filter(not(done::contains)).forEach(this::perform);
  }

  private void perform(UUID errand) {
    try {
      errands.perform(errand);
    } catch (RuntimeException trouble) {
      log.warn("Errand {} of a delivery did not succeed and is tried again later", errand, trouble);
      errands.postpone(errand, trouble.getClass().getSimpleName());
    }
  }
}
