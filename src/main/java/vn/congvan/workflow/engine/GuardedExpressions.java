package vn.congvan.workflow.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.Cache;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see: steps by name, variables, and the methods of the function library.
 * Nothing has properties, so there is no way to a class, to {@code execution}'s services or to a
 * bean.
 *
 * <p>An expression outside a running process (a filter, an ad-hoc query) must be one of three
 * texts, whatever door it came through: CVE-2026-109432 evaluates those hidden in {@code
 * orQueries}.
 */
class GuardedExpressions extends JuelExpressionManager {

  static final Set<String> QUERY_EXPRESSIONS =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

  private static final int REMEMBERED = 1_000;

  private final ProcessSteps steps;

  GuardedExpressions(ProcessSteps steps) {
    super(null);
    this.steps = steps;
    setExpressionFactory(
        new ExpressionFactoryImpl(
            new TreeStore(new ExpressionGrammar(steps), new Cache(REMEMBERED))));
  }

  @Override
  public Expression createExpression(String expression) {
    ensureInitialized();
    return new ScopedExpression(createValueExpression(expression), this, expression);
  }

  @Override
  protected ELResolver createElResolver() {
    var resolver = new CompositeELResolver();
    resolver.add(new NoEngineObjects());
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new ReadOnlyMapELResolver(steps.byName()));
    resolver.add(new FunctionLibraryResolver(steps));
    return resolver;
  }

  /** The engine's own objects have no name here, whatever the grammar lets through. */
  private static class NoEngineObjects extends VariableScopeElResolver {

    private static final Set<String> NAMES =
        Set.of(EXECUTION_KEY, TASK_KEY, CASE_EXECUTION_KEY, EXTERNAL_TASK_KEY);

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
      if (base == null && NAMES.contains(property)) {
        throw new ELException("Biểu thức không được dùng '" + property + "'");
      }
      return null;
    }
  }

  private static class ScopedExpression extends JuelExpression {

    ScopedExpression(ValueExpression value, JuelExpressionManager manager, String text) {
      super(value, manager, text);
    }

    @Override
    public Object getValue(@Nullable VariableScope scope) {
      return getValue(scope, null);
    }

    @Override
    public Object getValue(
        @Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
      if (scope == null && !QUERY_EXPRESSIONS.contains(getExpressionText())) {
        throw new ProcessEngineException(
            "Biểu thức không được phép trong truy vấn: " + getExpressionText());
      }
      return super.getValue(scope, execution);
    }
  }

  /**
   * Lets an expression call the public methods of a function library, and refuses everything else
   * on any object.
   */
  private static class FunctionLibraryResolver extends ELResolver {

    private final ProcessSteps steps;

    FunctionLibraryResolver(ProcessSteps steps) {
      this.steps = steps;
    }

    @Override
    public @Nullable Object invoke(
        ELContext context,
        @Nullable Object base,
        Object method,
        Class<?>[] types,
        Object[] arguments) {
      if (base == null) {
        return null;
      }
      if (!steps.isFunctionLibrary(base)) {
        throw new ELException("Biểu thức không được gọi '" + method + "'");
      }
      for (var candidate : base.getClass().getMethods()) {
        if (candidate.getName().equals(method)
            && candidate.getDeclaringClass() != Object.class
            && Modifier.isPublic(candidate.getModifiers())
            && candidate.getParameterCount() == arguments.length) {
          try {
            candidate.setAccessible(true);
            context.setPropertyResolved(true);
            return candidate.invoke(base, arguments);
          } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
              throw cause;
            }
            throw new ELException(e.getCause());
          } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new ELException("Không gọi được hàm '" + method + "' với các giá trị đã cho", e);
          }
        }
      }
      throw new ELException("Không có hàm '" + method + "'");
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
      if (base != null) {
        throw new ELException("Biểu thức không được đọc thuộc tính '" + property + "'");
      }
      return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
      throw new ELException("Biểu thức không được ghi giá trị");
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
      return true;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
      return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
      return Object.class;
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(
        ELContext context, @Nullable Object base) {
      return null;
    }
  }
}
