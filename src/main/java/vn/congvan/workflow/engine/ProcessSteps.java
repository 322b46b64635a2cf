package vn.congvan.workflow.engine;

import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import vn.congvan.shared.Refusal;
import vn.congvan.workflow.ProcessFunctions;
import vn.congvan.workflow.ProcessStep;

/**
 * The only beans a diagram can name: the steps and the function library. Looked up lazily, since
 * steps use services that use the engine.
 */
@Component
class ProcessSteps {

  private final ListableBeanFactory beans;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> functions = new HashSet<>();
  private final Set<Class<? extends Refusal>> drawnRefusals = new HashSet<>();

  ProcessSteps(ListableBeanFactory beans) {
    this.beans = beans;
    names.addAll(Arrays.asList(beans.getBeanNamesForAnnotation(ProcessStep.class)));
    functions.addAll(Arrays.asList(beans.getBeanNamesForAnnotation(ProcessFunctions.class)));
    for (var name : names) {
      var type = beans.getType(name);
      var step =
          type == null
              ? null
              : AnnotatedElementUtils.getMergedAnnotation(
                  ClassUtils.getUserClass(type), ProcessStep.class);
      if (step != null) {
        drawnRefusals.addAll(Arrays.asList(step.rejects()));
      }
    }
    names.addAll(functions);
  }

  Set<Class<? extends Refusal>> drawnRefusals() {
    return drawnRefusals;
  }

  boolean isStep(String name) {
    return names.contains(name) && !functions.contains(name);
  }

  boolean isLibrary(String name) {
    return functions.contains(name);
  }

  /** Whether diagrams may call that public method of the function library of that name. */
  boolean hasFunction(String library, String function) {
    var type = functions.contains(library) ? beans.getType(library) : null;
    return type != null
        && Arrays.stream(ClassUtils.getUserClass(type).getDeclaredMethods())
            .anyMatch(
                method ->
                    method.getName().equals(function) && Modifier.isPublic(method.getModifiers()));
  }

  boolean isFunctionLibrary(Object bean) {
    return AnnotatedElementUtils.hasAnnotation(
        ClassUtils.getUserClass(bean), ProcessFunctions.class);
  }

  /** The steps and function libraries by name, fetched at the first use of each. */
  Map<Object, Object> byName() {
    return new ByName();
  }

  private final class ByName extends AbstractMap<Object, Object> {

    @Override
    public boolean containsKey(@Nullable Object name) {
      return name instanceof String && names.contains(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
      return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
      Map<Object, Object> all = new HashMap<>();
      names.forEach(name -> all.put(name, beans.getBean(name)));
      return all.entrySet();
    }
  }
}
