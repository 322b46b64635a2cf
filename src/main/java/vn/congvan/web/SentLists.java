package vn.congvan.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A list that is sent with holes in it is read as one without them. */
@Configuration(proxyBeanMethods = false)
class SentLists {

  @Bean
  Jackson2ObjectMapperBuilderCustomizer listsWithoutHoles() {
    return builder ->
        builder.postConfigurer(
            mapper -> mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP)));
  }
}
