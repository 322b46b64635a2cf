package vn.congvan.signing.certificates;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks each hour which certificates end soon, warns 60, 30 and 7 days before, each once, and ends
 * those whose time is over.
 */
@Component
public class CertificateEndings {

  private static final Logger log = LoggerFactory.getLogger(CertificateEndings.class);

  // The nearest first: who was not warned of 60 days in time is not warned of them on the last day.
  private static final List<Integer> DAYS = List.of(7, 30, 60);

  private final CertificateRows rows;
  private final Renewals renewals;

  CertificateEndings(CertificateRows rows, Renewals renewals) {
    this.rows = rows;
    this.renewals = renewals;
  }

  /** One round; each certificate is an act of its own. */
  @Scheduled(
      initialDelayString = "${congvan.signing.endings-after:PT2M}",
      fixedDelayString = "${congvan.signing.endings-every:PT1H}")
  public void round() {
    rows.over().forEach(renewals::endOnItsDay);
    for (var days : DAYS) {
      for (var certificate : rows.toWarn(days)) {
        try {
          renewals.warn(certificate, days);
        } catch (RuntimeException trouble) {
          log.error("The owner of certificate {} was not warned", certificate, trouble);
        }
      }
    }
  }
}
