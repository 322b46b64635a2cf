package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.congvan.workflow.models.FormPages;

class FormContractsTest {

  private static final String KEY = FormPages.PREFIX + "trial/everything.html";

  private final FormContracts contracts =
      new FormContracts(
          path ->
              Optional.of(
                  """
                  <input type="hidden" cam-variable-name="receipt" cam-variable-type="String">
                  <input type="hidden" cam-variable-name="documentId" cam-variable-type="String">
                  <input type="hidden" cam-variable-name="agencyId" cam-variable-type="String">
                  """));

  @Test
  void noFormWritesWhoseDocumentItIsWhateverItsPageNames() {
    assertThat(contracts.writable(KEY)).containsExactly("receipt");
  }

  @Test
  void aTaskWithoutAFormOfOursWritesNothing() {
    assertThat(contracts.writable(null)).isEmpty();
    assertThat(contracts.writable("embedded:app:receive.html")).isEmpty();
    assertThat(contracts.writable(FormPages.PREFIX + "../secret.html")).isEmpty();
  }
}
