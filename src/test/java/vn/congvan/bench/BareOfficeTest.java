package vn.congvan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The yardstick of {@link IntakeBenchmark} keeps up with the diagram it measures against. */
class BareOfficeTest {

  @Test
  void aDocumentIsRegisteredAndWaitsForItsDirection() {
    try (var office = new BareOffice("jdbc:h2:mem:bare-office;DB_CLOSE_DELAY=-1", "sa", "")) {
      assertThat(office.waitsIn(office.bringDocument())).containsExactly("directDocument");
    }
  }
}
