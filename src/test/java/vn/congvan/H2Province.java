package vn.congvan;

import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The practice province on H2, as the demo runs it: only for what the demo depends on. These tests
 * run in a machine of their own: the web applications find the engine by its name in the whole JVM,
 * so two offices in one would serve each other.
 */
@Tag("h2-office")
@SpringBootTest(
    classes = CongVanApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
@Import(TestTime.class)
public abstract class H2Province {

  @DynamicPropertySource
  static void h2File(DynamicPropertyRegistry properties) {
    var folder = PostgresProvince.folder();
    properties.add(
        "spring.datasource.url",
        () ->
            "jdbc:h2:file:"
                + folder
                + "/h2/congvan;DB_CLOSE_DELAY=-1;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=FALSE");
    properties.add("spring.datasource.username", () -> "congvan");
    properties.add("spring.datasource.password", () -> "congvan");
    properties.add("congvan.data", () -> folder);
  }
}
