package vn.congvan.sms;

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.sms.SmsGateway.Answer;
import vn.congvan.sms.SmsSending.Step;

/**
 * A few threads that speak with the gateway, as nobody and outside of any transaction, so that a
 * gateway that thinks holds nothing but one of them.
 */
@Component
public class SmsRounds implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(SmsRounds.class);
  private static final int AT_ONCE = 100;
  private static final int IN_A_PAUSE = 20;

  private final SmsSending sending;
  private final ObjectProvider<SmsGateway> gateways;
  private final SmsAddress address;
  private final ProvinceClock clock;
  private final GatewayPause pause;
  private final ExecutorService threads;
  private final ConcurrentHashMap<UUID, Boolean> inHand = new ConcurrentHashMap<>();

  SmsRounds(
      SmsSending sending,
      ObjectProvider<SmsGateway> gateways,
      SmsAddress address,
      SmsSettings settings,
      ProvinceClock clock) {
    this.sending = sending;
    this.gateways = gateways;
    this.address = address;
    this.clock = clock;
    this.pause = new GatewayPause(settings);
    this.threads =
        Executors.newFixedThreadPool(
            settings.senders(),
            work -> {
              var thread = new Thread(work, "sms");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Hands what is due to the threads; those that are still busy with it keep it. */
  @Scheduled(
      initialDelayString = "${congvan.sms.round-after:PT10S}",
      fixedDelayString = "${congvan.sms.round-every:PT1S}")
  public void round() {
    if (inHand.size() >= AT_ONCE) {
      return;
    }
    for (var id : sending.due(isPaused() ? IN_A_PAUSE : 2 * AT_ONCE)) {
      if (inHand.putIfAbsent(id, true) == null) {
        threads.execute(
            () -> {
              try {
                carryOn(id);
              } finally {
                inHand.remove(id);
              }
            });
      }
    }
  }

  /** Does all that is due, in the thread that asks; returns how many messages that were. */
  public int doAll() {
    var done = 0;
    for (var id : sending.due(AT_ONCE)) {
      carryOn(id);
      done++;
    }
    return done;
  }

  /** Whether the gateway is left alone for a while. */
  public boolean isPaused() {
    return pause.lasting(clock.instant()) != null;
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }

  private void carryOn(UUID id) {
    var gateway = gateways.getIfAvailable();
    if (gateway == null) {
      return;
    }
    try {
      sending.begin(id, pause.lasting(clock.instant())).ifPresent(step -> take(step, gateway));
    } catch (RuntimeException trouble) {
      // The row says what to do next, and it is done again; nothing of the message stands here.
      log.warn(
          "Message {} was not carried on ({}) and is taken up again later",
          id,
          trouble.getClass().getSimpleName());
      log.debug("Why it was not", trouble);
      sending.putOff(id);
    }
  }

  private void take(Step step, SmsGateway gateway) {
    if (step instanceof Step.Send send) {
      var answer = gateway.send(send.number(), send.text(), whereItIsTold(send.id()));
      heard(
          !(answer instanceof Answer.Unclear)
              && !(answer instanceof Answer.Later later && later.after() == null));
      sending.sent(send.id(), answer);
      return;
    }
    try {
      if (step instanceof Step.Ask ask) {
        var taken = gateway.takenFor(ask.number());
        heard(true);
        sending.asked(ask.id(), taken);
      } else if (step instanceof Step.Look look) {
        var seen = gateway.find(look.sid());
        heard(true);
        sending.found(look.id(), seen);
      }
    } catch (SmsGateway.Unreachable silence) {
      heard(false);
      log.info("The gateway did not answer about message {}", step.id());
      sending.notAnswered(step.id());
    }
  }

  private URI whereItIsTold(UUID id) {
    return address.of(id);
  }

  private void heard(boolean answered) {
    if (answered) {
      pause.answered();
    } else {
      pause.troubled(clock.instant());
    }
  }
}
