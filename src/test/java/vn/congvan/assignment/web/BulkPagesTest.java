package vn.congvan.assignment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import vn.congvan.assignment.BulkWork;

/** What becomes of each of many tasks. */
class BulkPagesTest {

  @Test
  void whatSomebodyElseChangedAtTheSameTimeIsTriedOnceMore() {
    var work = mock(BulkWork.class);
    doThrow(new OptimisticLockingException("rev")).doNothing().when(work).note("once", "an");
    doThrow(new OptimisticLockingException("rev")).when(work).note("always", "an");
    doNothing().when(work).note("never", "an");

    var results =
        new BulkPages(work)
            .note(
                new BulkPages.Noting(List.of("once", "always", "never")),
                () -> "an",
                Locale.forLanguageTag("vi"));

    assertThat(results).extracting(BulkPages.Result::done).containsExactly(true, false, true);
    assertThat(results.get(1).message()).contains("tải lại");
  }
}
