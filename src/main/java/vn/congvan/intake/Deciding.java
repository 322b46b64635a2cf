package vn.congvan.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In which way a delivery is decided: for the first time, or anew after it was set apart.
 *
 * @param held the arrival that was set apart; null for the first time
 * @param by who decides
 * @param decision what a clerk decided, in words; null where nobody but the system did
 * @param notSecret whether a clerk has stated that the file bears no state secret
 */
record Deciding(@Nullable UUID held, String by, @Nullable String decision, boolean notSecret) {

  static Deciding first(Delivery delivery) {
    return new Deciding(null, delivery.by(), null, false);
  }
}
