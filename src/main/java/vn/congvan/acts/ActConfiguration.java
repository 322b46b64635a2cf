package vn.congvan.acts;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.MethodMatcher;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/** Puts the record of acts around every use case, outside of its transaction. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ActSettings.class)
class ActConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static DefaultPointcutAdvisor useCaseActs(
      ObjectProvider<Acts> acts, ObjectProvider<PlatformTransactionManager> transactions) {
    var advisor = new DefaultPointcutAdvisor(new UseCases(), new UseCaseActs(acts, transactions));
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    return advisor;
  }

  /** Classes that are use cases, and what says by itself that it is recorded or not. */
  private static final class UseCases implements Pointcut {

    @Override
    public ClassFilter getClassFilter() {
      return type -> type.getName().startsWith("vn.congvan.");
    }

    @Override
    public MethodMatcher getMethodMatcher() {
      return new StaticMethodMatcher() {
        @Override
        public boolean matches(java.lang.reflect.Method method, Class<?> type) {
          return AnnotatedElementUtils.hasAnnotation(type, UseCase.class)
              || AnnotatedElementUtils.hasAnnotation(type, Recorded.class)
              || AnnotatedElementUtils.hasAnnotation(method, Recorded.class);
        }
      };
    }
  }
}
