package vn.congvan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the document and executive-operation system of a province. */
@SpringBootApplication
@Modulithic(systemName = "Công Văn", sharedModules = "shared")
public class CongVanApplication {

  public static void main(String[] args) {
    application().run(args);
  }

  /**
   * The product as it starts by itself; tests that start it otherwise bring their own conditions.
   */
  static SpringApplication application() {
    var application = new SpringApplication(CongVanApplication.class);
    application.addListeners(new StartingConditions());
    return application;
  }
}
