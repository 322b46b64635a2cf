package vn.congvan.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what is asked of the database while a web request is answered, whoever asks: the engine,
 * Hibernate or plain SQL.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

  private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());
  private static volatile boolean counting;

  /** The statements that the web server's threads prepare while something is done. */
  public static List<String> during(Runnable act) {
    ASKED.clear();
    counting = true;
    try {
      act.run();
    } finally {
      counting = false;
    }
    return List.copyOf(ASKED);
  }

  @Bean
  static BeanPostProcessor countStatements() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
      }
    };
  }

  private static class Counted extends DelegatingDataSource {

    Counted(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (counting
                    && (method.getName().startsWith("prepare")
                        || method.getName().equals("createStatement"))
                    && Thread.currentThread().getName().startsWith("http-nio")) {
                  ASKED.add(
                      arguments != null && arguments[0] instanceof String sql
                          ? sql.strip()
                          : method.getName());
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
