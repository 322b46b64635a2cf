package vn.congvan.delivery;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The ways on which documents reach their receivers. */
@Component
class Couriers {

  /** The way of what nobody carries: the clerk sends it by post or by hand and notes it. */
  static final String NONE = "NONE";

  private final List<Courier> all;

  Couriers(List<Courier> all) {
    this.all = List.copyOf(all);
  }

  /** The name of the way to a receiver; {@link #NONE} where there is none. */
  String to(Addressee receiver) {
    return all.stream()
        .filter(courier -> courier.reaches(receiver))
        .findFirst()
        .map(Courier::name)
        .orElse(NONE);
  }

  /** The courier of that name; empty where nobody carries it. */
  Optional<Courier> named(String name) {
    return all.stream().filter(courier -> courier.name().equals(name)).findFirst();
  }
}
