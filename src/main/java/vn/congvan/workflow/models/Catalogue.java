package vn.congvan.workflow.models;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.DrawnRefusal;
import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessForm;
import vn.congvan.workflow.ProcessFunction;
import vn.congvan.workflow.ProcessFunctions;
import vn.congvan.workflow.ProcessMessage;
import vn.congvan.workflow.ProcessOffer;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessStep;
import vn.congvan.workflow.ProcessVariable;

/**
 * What diagrams may use, as the product's own classes declare it: steps, functions, variables,
 * forms, what processes are started with and told, and what Modeler offers in lists.
 *
 * @param functions by library and name
 * @param forms by form key
 * @param starts by the key of the process
 */
public record Catalogue(
    Map<String, Step> steps,
    Map<String, Map<String, LibraryFunction>> functions,
    Map<String, ProcessVariable<?>> variables,
    Map<String, ProcessForm> forms,
    Map<String, ProcessMessage> messages,
    Map<String, ProcessStart> starts,
    List<ProcessOffer> offers) {

  /** By these a process belongs to a document, an assignment and an agency; no box changes them. */
  static final Set<String> WHOSE_IT_IS = Set.of("documentId", "assignmentId", "agencyId");

  /** A step with its contract. */
  public record Step(
      String name,
      String label,
      String does,
      List<String> reads,
      List<String> asks,
      List<String> writes,
      List<String> forms,
      List<Rejection> rejects,
      boolean leavesDatabase,
      boolean endsLoops) {

    static Step of(String name, ProcessStep contract) {
      return new Step(
          name,
          contract.label(),
          contract.does(),
          List.of(contract.reads()),
          List.of(contract.asks()),
          List.of(contract.writes()),
          List.of(contract.forms()),
          Arrays.stream(contract.rejects()).map(Rejection::of).toList(),
          contract.leavesDatabase(),
          contract.endsLoops());
    }
  }

  /** A refusal that a diagram catches on the edge of a step. */
  public record Rejection(String code, String label) {

    private static Rejection of(Class<? extends Refusal> type) {
      var name = type.getAnnotation(DrawnRefusal.class);
      if (name == null) {
        throw new IllegalStateException(
            type.getSimpleName() + " is drawn and has no @DrawnRefusal");
      }
      return new Rejection(type.getSimpleName(), name.value());
    }
  }

  /** A function that expressions may call. */
  public record LibraryFunction(
      String library,
      String name,
      List<String> parameterNames,
      List<Class<?>> parameterTypes,
      Class<?> returns,
      String tells) {}

  /** Reads the catalogue from the product's classes; nothing is started. */
  public static Catalogue ofTheProduct() {
    Map<String, Step> steps = new TreeMap<>();
    for (var type : annotated(ProcessStep.class)) {
      var contract = AnnotatedElementUtils.getMergedAnnotation(type, ProcessStep.class);
      if (contract != null) {
        var name = contract.value().isEmpty() ? beanName(type) : contract.value();
        steps.put(name, Step.of(name, contract));
      }
    }
    Map<String, Map<String, LibraryFunction>> functions = new TreeMap<>();
    for (var type : annotated(ProcessFunctions.class)) {
      functions.put(beanName(type), functionsOf(type));
    }
    var facts =
        new Catalogue(
            steps,
            functions,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new ArrayList<>());
    for (var type : annotated(ProcessFacts.class)) {
      for (var field : type.getFields()) {
        try {
          facts.add(field.get(null));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return facts;
  }

  /** The step that an expression such as {@code ${registerDocument}} names. */
  Optional<Step> stepOf(String delegateExpression) {
    var name = delegateExpression.strip();
    return name.startsWith("${") && name.endsWith("}")
        ? Optional.ofNullable(steps.get(name.substring(2, name.length() - 1).strip()))
        : Optional.empty();
  }

  /** The type of a variable; null for a name that is none. */
  @Nullable Class<?> typeOf(String variable) {
    var known = variables.get(variable);
    return known == null ? null : known.type();
  }

  private void add(@Nullable Object fact) {
    if (fact instanceof ProcessVariable<?> variable) {
      once(variables.put(variable.name(), variable), variable.name());
    } else if (fact instanceof ProcessForm form) {
      once(forms.put(form.key(), form), form.path());
    } else if (fact instanceof ProcessMessage message) {
      once(messages.put(message.name(), message), message.name());
    } else if (fact instanceof ProcessOffer offer) {
      offers.add(offer);
    } else if (fact instanceof ProcessStart start) {
      once(starts.put(start.process(), start), start.process());
    }
  }

  private static void once(@Nullable Object before, String name) {
    if (before != null) {
      throw new IllegalStateException("'" + name + "' is declared twice");
    }
  }

  private static Map<String, LibraryFunction> functionsOf(Class<?> type) {
    Map<String, LibraryFunction> functions = new TreeMap<>();
    for (var method : type.getDeclaredMethods()) {
      if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
        continue;
      }
      var tells = method.getAnnotation(ProcessFunction.class);
      if (tells == null) {
        throw new IllegalStateException(method + " has no @ProcessFunction");
      }
      List<String> names = new ArrayList<>();
      for (var parameter : method.getParameters()) {
        names.add(parameter.getName());
      }
      functions.put(
          method.getName(),
          new LibraryFunction(
              beanName(type),
              method.getName(),
              names,
              List.of(method.getParameterTypes()),
              method.getReturnType(),
              tells.value()));
    }
    return functions;
  }

  private static Set<Class<?>> annotated(Class<? extends Annotation> annotation) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
    Set<Class<?>> types = new java.util.LinkedHashSet<>();
    for (var found : scanner.findCandidateComponents("vn.congvan")) {
      types.add(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null));
    }
    return types;
  }

  private static String beanName(Class<?> type) {
    return Introspector.decapitalize(type.getSimpleName());
  }
}
