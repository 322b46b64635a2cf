package vn.congvan.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/** Whoever reads the record reads words: every use case that is an act has some. */
class ActWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"messages/acts.properties", "messages/acts_en.properties"})
  void everyActOfAUseCaseHasWords(String file) throws IOException {
    var words = new Properties();
    try (var in = getClass().getClassLoader().getResourceAsStream(file)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    var missing = new TreeSet<String>();
    for (var type : useCases()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(ActWordsTest::isCalledFromOutside)
          .filter(UseCaseActs::isAct)
          .map(UseCaseActs::kind)
          .filter(kind -> !words.containsKey("act." + kind))
          .forEach(missing::add);
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isCalledFromOutside(Method method) {
    return !Modifier.isPrivate(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic();
  }

  private static java.util.List<Class<?>> useCases() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(UseCase.class));
    scanner.addIncludeFilter(new AnnotationTypeFilter(Recorded.class));
    var found =
        scanner.findCandidateComponents("vn.congvan").stream()
            .map(AnnotatedBeanDefinition.class::cast)
            .<Class<?>>map(
                bean -> ClassUtils.resolveClassName(bean.getMetadata().getClassName(), null))
            .toList();
    assertThat(found).hasSizeGreaterThan(15);
    return found;
  }
}
