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

  private final SmsSending sending;
  private final ObjectProvider<SmsGateway> gateways;
  private final SmsAddress address;
  private final ProvinceClock clock;
  private final GatewayPause messages;
  private final GatewayPause questions;
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
    this.messages = new GatewayPause(settings);
    this.questions = new GatewayPause(settings);
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
    for (var id : sending.due(2 * AT_ONCE, silence())) {
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
    for (var id : sending.due(AT_ONCE, silence())) {
      carryOn(id);
      done++;
    }
    return done;
  }

  /** Whether no messages are handed to the gateway for a while. */
  public boolean isPaused() {
    return messages.lasting(clock.instant()) != null;
  }

  /**
   * Where there is no gateway any more, what waits for it goes the way of what it does not take.
   */
  private Silence silence() {
    var now = clock.instant();
    return gateways.getIfAvailable() == null
        ? Silence.NO_GATEWAY
        : new Silence(messages.lasting(now), questions.lasting(now));
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }

  private void carryOn(UUID id) {
    var gateway = gateways.getIfAvailable();
    try {
      var step = sending.begin(id, silence());
      if (gateway != null) {
        step.ifPresent(each -> take(each, gateway));
      }
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
          messages,
          !(answer instanceof Answer.Unclear)
              && !(answer instanceof Answer.Later later && later.after() == null));
      sending.sent(send.id(), answer);
      return;
    }
    try {
      if (step instanceof Step.Ask ask) {
        var taken = gateway.takenFor(ask.number());
        heard(questions, true);
        sending.asked(ask.id(), taken);
      } else if (step instanceof Step.Look look) {
        var seen = gateway.find(look.sid());
        heard(questions, true);
        if (seen.isPresent()) {
          sending.found(look.id(), seen.get());
        } else {
          sending.notAnswered(look.id());
        }
      }
    } catch (SmsGateway.Unreachable silence) {
      heard(questions, false);
      log.info("The gateway did not answer about message {}", step.id());
      sending.notAnswered(step.id());
    }
  }

  private URI whereItIsTold(UUID id) {
    return address.of(id);
  }

  private void heard(GatewayPause pause, boolean answered) {
    if (answered) {
      pause.answered();
    } else {
      pause.troubled(clock.instant());
    }
  }
}
