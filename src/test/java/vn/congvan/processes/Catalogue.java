package vn.congvan.processes;

import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;
import vn.congvan.workflow.ProcessFunctions;
import vn.congvan.workflow.ProcessStep;
import vn.congvan.workflow.ProcessVariable;

/**
 * What diagrams may use: the steps with their contracts, the functions, the variables and the
 * messages somebody sends.
 */
record Catalogue(
    Map<String, ProcessStep> steps,
    Map<String, Set<String>> functions,
    Map<String, String> variables,
    Set<String> messages) {

  private static final Path SOURCES = Path.of("src/main/java");

  /** Reads the catalogue from the product's classes, without starting anything. */
  static Catalogue ofTheProduct() {
    Map<String, ProcessStep> steps = new TreeMap<>();
    for (var type : annotated(ProcessStep.class)) {
      var step = AnnotatedElementUtils.getMergedAnnotation(type, ProcessStep.class);
      steps.put(step.value().isEmpty() ? beanName(type) : step.value(), step);
    }
    Map<String, Set<String>> functions = new TreeMap<>();
    for (var type : annotated(ProcessFunctions.class)) {
      functions.put(
          beanName(type),
          Arrays.stream(type.getDeclaredMethods())
              .filter(method -> Modifier.isPublic(method.getModifiers()))
              .map(Method::getName)
              .collect(Collectors.toSet()));
    }
    return new Catalogue(steps, functions, variablesOfTheProduct(), messagesOfTheProduct());
  }

  private static Map<String, String> variablesOfTheProduct() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Variables")));
    Map<String, String> variables = new TreeMap<>();
    for (var found : scanner.findCandidateComponents("vn.congvan")) {
      for (var field : load(found.getBeanClassName()).getFields()) {
        if (field.getType() == ProcessVariable.class) {
          try {
            var variable = (ProcessVariable<?>) field.get(null);
            var type = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
            variables.put(variable.name(), ((Class<?>) type).getSimpleName());
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return variables;
  }

  /** A message is known if some class names it when it tells an instance something. */
  private static Set<String> messagesOfTheProduct() {
    var told = Pattern.compile("tell\\(\\s*[^;]*?\"([A-Z]\\w+)\"", Pattern.DOTALL);
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> told.matcher(read(file)).results())
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Class<?>> annotated(
      Class<? extends java.lang.annotation.Annotation> annotation) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
    return scanner.findCandidateComponents("vn.congvan").stream()
        .<Class<?>>map(found -> load(found.getBeanClassName()))
        .collect(Collectors.toSet());
  }

  private static String beanName(Class<?> type) {
    return Introspector.decapitalize(type.getSimpleName());
  }

  private static Class<?> load(String name) {
    return ClassUtils.resolveClassName(name, null);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
