package vn.congvan.acts;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;

/**
 * Stands around every use case: the outermost one is the act, is done in one transaction with its
 * row, and leaves a row as well when it is refused or fails. What it is done to is read from the
 * names of its arguments.
 */
class UseCaseActs implements MethodInterceptor {

  private static final Map<String, String> MADE =
      Map.of("Units", "unit", "Posts", "post", "Substitutions", "substitution");

  private enum Part {
    ACT,
    UNRECORDED,
    READING
  }

  // Fetched at the first act: an advisor must not drag them in before they can be proxied.
  private final ObjectProvider<Acts> acts;
  private final ObjectProvider<PlatformTransactionManager> transactions;
  private final Map<Method, Part> parts = new ConcurrentHashMap<>();

  UseCaseActs(ObjectProvider<Acts> acts, ObjectProvider<PlatformTransactionManager> transactions) {
    this.acts = acts;
    this.transactions = transactions;
  }

  /** The name under which such an act is recorded. */
  static String kind(Method method) {
    var name = method.getDeclaringClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT)
        + name.substring(1)
        + "."
        + method.getName();
  }

  /** Whether calling it from outside is an act. */
  static boolean isAct(Method method) {
    return part(method) == Part.ACT;
  }

  private static Part part(Method method) {
    var type = method.getDeclaringClass();
    var said = AnnotatedElementUtils.findMergedAnnotation(method, Recorded.class);
    if (said == null) {
      said = AnnotatedElementUtils.findMergedAnnotation(type, Recorded.class);
    }
    if (said != null) {
      return said.value() ? Part.ACT : Part.UNRECORDED;
    }
    var transaction = AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
    if (transaction == null) {
      transaction = AnnotatedElementUtils.findMergedAnnotation(type, Transactional.class);
    }
    return transaction == null || transaction.readOnly() ? Part.READING : Part.ACT;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation call) throws Throwable {
    var inHand = ActInHand.current();
    if (inHand != null && inHand.isMuted()) {
      return call.proceed();
    }
    var target = call.getThis();
    var method =
        target == null
            ? call.getMethod()
            : AopUtils.getMostSpecificMethod(call.getMethod(), AopUtils.getTargetClass(target));
    if (inHand != null) {
      describe(inHand, method, call.getArguments());
      return call.proceed();
    }
    return switch (parts.computeIfAbsent(method, UseCaseActs::part)) {
      case READING -> call.proceed();
      case UNRECORDED -> unrecorded(call, method);
      case ACT -> recorded(call, method);
    };
  }

  private static @Nullable Object unrecorded(MethodInvocation call, Method method)
      throws Throwable {
    var act = ActInHand.beginUnrecorded(kind(method));
    try {
      return call.proceed();
    } finally {
      act.end();
    }
  }

  private @Nullable Object recorded(MethodInvocation call, Method method) throws Throwable {
    var act = ActInHand.begin(kind(method));
    try {
      describe(act, method, call.getArguments());
      return inOneTransaction(call, act);
    } catch (Throwable broke) {
      acts.getObject().brokeOff(act, broke);
      throw broke;
    } finally {
      act.end();
    }
  }

  private @Nullable Object inOneTransaction(MethodInvocation call, ActInHand act) throws Throwable {
    var manager = transactions.getObject();
    var transaction = manager.getTransaction(new DefaultTransactionDefinition());
    Object result;
    try {
      result = call.proceed();
      describeMade(act, call.getMethod(), result);
      acts.getObject().done(act);
    } catch (Throwable broke) {
      if (broke instanceof Refusal && !transaction.isNewTransaction()) {
        // A diagram may catch it and go on: the transaction around is not ours to doom.
        manager.commit(transaction);
      } else {
        manager.rollback(transaction);
      }
      throw broke;
    }
    manager.commit(transaction);
    return result;
  }

  private static void describe(ActInHand act, Method method, @Nullable Object[] arguments) {
    var parameters = method.getParameters();
    for (var i = 0; i < parameters.length; i++) {
      var value = arguments[i];
      if (value != null) {
        describe(act, parameters[i].getName(), value, method);
      }
    }
  }

  private static void describe(ActInHand act, String name, Object value, Method method) {
    if (value instanceof Record record) {
      for (var part : record.getClass().getRecordComponents()) {
        describe(act, part, record);
      }
      return;
    }
    if (!(value instanceof String || value instanceof UUID)) {
      return;
    }
    var text = value.toString();
    switch (name) {
      case "documentId" -> act.about(value instanceof UUID id ? id : null);
      case "agencyId" -> act.in(text);
      case "id" -> act.on(ownName(method), text);
      default -> {
        if (name.endsWith("Id") && !text.equals(act.person())) {
          act.on(name.substring(0, name.length() - 2), text);
        }
      }
    }
  }

  private static void describe(ActInHand act, RecordComponent part, Record record) {
    var isPlace = part.getName().equals("agencyId") && part.getType() == String.class;
    if (!isPlace && part.getType() != Directory.Agency.class) {
      return;
    }
    try {
      part.getAccessor().setAccessible(true);
      var value = part.getAccessor().invoke(record);
      if (value instanceof String agency) {
        act.in(agency);
      } else if (value instanceof Directory.Agency agency) {
        act.in(agency.id());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What did not exist before is known by the id that it was given. */
  private static void describeMade(ActInHand act, Method method, @Nullable Object made) {
    if (made instanceof String || made instanceof UUID) {
      var what = MADE.get(method.getDeclaringClass().getSimpleName());
      if (what != null) {
        act.on(what, made.toString());
      }
    }
  }

  private static String ownName(Method method) {
    return switch (method.getDeclaringClass().getSimpleName()) {
      case "Staff" -> "person";
      case "Agencies" -> "agency";
      default -> kind(method).substring(0, kind(method).indexOf('.'));
    };
  }
}
