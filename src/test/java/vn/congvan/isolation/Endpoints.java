package vn.congvan.isolation;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address that the running application answers, asked of those who answer: Spring's mappings
 * for ours and for files, the resource model of each of the engine's and web applications' own
 * interfaces, and every servlet there is.
 */
final class Endpoints {

  /** One address with its parameters in braces, and one method. */
  record Endpoint(String method, String path) implements Comparable<Endpoint> {

    @Override
    public int compareTo(Endpoint other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return path + " " + method;
    }
  }

  private static final String APPLICATION = "jakarta.ws.rs.Application";

  private final ApplicationContext context;
  private final ServletContext servlets;
  private final Set<Endpoint> found = new TreeSet<>();
  private final List<String> unknownServlets = new ArrayList<>();

  private Endpoints(ApplicationContext context, ServletContext servlets) {
    this.context = context;
    this.servlets = servlets;
  }

  /** All of them. */
  static Collection<Endpoint> of(ApplicationContext context, ServletContext servlets) {
    var endpoints = new Endpoints(context, servlets);
    endpoints.ours();
    endpoints.files();
    endpoints.servlets();
    endpoints.filters();
    if (!endpoints.unknownServlets.isEmpty()) {
      throw new AssertionError(
          "Servlets whose addresses nobody knows: " + endpoints.unknownServlets);
    }
    return endpoints.found;
  }

  private void ours() {
    for (var mapping : context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
      mapping
          .getHandlerMethods()
          .forEach(
              (info, handler) -> {
                var methods =
                    info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
                for (var path : info.getPatternValues()) {
                  for (var method : methods.isEmpty() ? List.of("GET", "POST") : methods) {
                    found.add(new Endpoint(method, path));
                  }
                }
              });
    }
  }

  private void files() {
    for (var mapping : context.getBeansOfType(AbstractUrlHandlerMapping.class).values()) {
      mapping.getHandlerMap().keySet().forEach(path -> found.add(new Endpoint("GET", path)));
    }
  }

  private void servlets() {
    for (var servlet : servlets.getServletRegistrations().values()) {
      var application = application(servlet);
      if (application != null) {
        for (var mapping : servlet.getMappings()) {
          var prefix = mapping.replaceAll("/\\*$", "");
          application.getClasses().forEach(type -> resource(prefix, Resource.from(type)));
        }
      } else if (!servlet.getName().equals("dispatcherServlet")
          && !servlet.getMappings().isEmpty()) {
        unknownServlets.add(servlet.getName() + " " + servlet.getMappings());
      }
    }
  }

  private @Nullable Application application(ServletRegistration servlet) {
    var name = servlet.getInitParameter(APPLICATION);
    if (name != null) {
      try {
        return (Application) Class.forName(name).getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return ServletContainer.class.getName().equals(servlet.getClassName())
            || servlet.getName().equals(ResourceConfig.class.getName())
            || context.getBeansOfType(ResourceConfig.class).values().stream()
                .anyMatch(config -> config.getClass().getName().equals(servlet.getName()))
        ? context.getBean(ResourceConfig.class)
        : null;
  }

  private void resource(String prefix, @Nullable Resource resource) {
    if (resource != null) {
      members(join(prefix, resource.getPath()), resource);
    }
  }

  private void members(String path, Resource resource) {
    for (var method : resource.getResourceMethods()) {
      found.add(new Endpoint(method.getHttpMethod(), path));
    }
    var locator = resource.getResourceLocator();
    if (locator != null) {
      // What a locator hands over answers at the locator's path, whatever path it names itself.
      var type = locator.getInvocable().getRawResponseType();
      members(path, Resource.builder(type, true).build());
    }
    resource.getChildResources().forEach(child -> resource(path, child));
  }

  /** What filters answer before any mapping is asked. */
  private void filters() {
    found.add(new Endpoint("POST", "/login"));
    found.add(new Endpoint("POST", "/logout"));
  }

  private static String join(String prefix, @Nullable String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return prefix;
    }
    // A parameter may say what it matches; how it is called is enough here.
    var named = path.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "{$1}");
    return prefix.replaceAll("/$", "") + (named.startsWith("/") ? named : "/" + named);
  }
}
