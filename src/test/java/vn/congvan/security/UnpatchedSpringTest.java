package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.bind.WebDataBinder;

/** Flaws of Spring Framework 6.2 whose patch is only sold: what keeps them shut here. */
class UnpatchedSpringTest {

  private static final MutablePropertyValues LONG_LIST =
      new MutablePropertyValues(Map.of("names[200]", "x"));

  @Test
  void cve202659282AFieldNameDoesNotMakeAListGrow() {
    var unguarded = new Form();
    new WebDataBinder(unguarded).bind(LONG_LIST);
    assertThat(unguarded.getNames()).as("what Spring does by itself").hasSize(201);

    var guarded = new Form();
    var binder = new WebDataBinder(guarded);
    new FormBinding().bindWithoutGrowing(binder);
    assertThatThrownBy(() -> binder.bind(LONG_LIST)).isInstanceOf(InvalidPropertyException.class);
    assertThat(guarded.getNames()).isEmpty();
  }

  @Test
  void cve202659314AFileNameDoesNotSplitAnAnswer() {
    var response = new StrictHttpFirewall().getFirewalledResponse(new MockHttpServletResponse());
    assertThatThrownBy(
            () ->
                response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"a\r\nSet-Cookie: b=c\""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A form as one would write it without thinking of the flaw. */
  public static class Form {

    private List<String> names = new ArrayList<>();

    public List<String> getNames() {
      return names;
    }

    public void setNames(List<String> names) {
      this.names = names;
    }
  }
}
