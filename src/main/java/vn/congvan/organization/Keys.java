package vn.congvan.organization;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores each word of the organization under its key, so that a renamed constant breaks no row. */
final class Keys {

  private Keys() {}

  @Converter(autoApply = true)
  static class OfRole implements AttributeConverter<Role, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Role role) {
      return role == null ? null : role.key();
    }

    @Override
    public @Nullable Role convertToEntityAttribute(@Nullable String key) {
      return key == null ? null : Role.ofKey(key);
    }
  }

  @Converter(autoApply = true)
  static class OfKind implements AttributeConverter<AgencyKind, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable AgencyKind kind) {
      return kind == null ? null : kind.key();
    }

    @Override
    public @Nullable AgencyKind convertToEntityAttribute(@Nullable String key) {
      return key == null ? null : AgencyKind.ofKey(key);
    }
  }

  @Converter(autoApply = true)
  static class OfLevel implements AttributeConverter<AgencyLevel, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable AgencyLevel level) {
      return level == null ? null : level.key();
    }

    @Override
    public @Nullable AgencyLevel convertToEntityAttribute(@Nullable String key) {
      return key == null ? null : AgencyLevel.ofKey(key);
    }
  }

  @Converter(autoApply = true)
  static class OfScheme implements AttributeConverter<CodeScheme, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CodeScheme scheme) {
      return scheme == null ? null : scheme.key();
    }

    @Override
    public @Nullable CodeScheme convertToEntityAttribute(@Nullable String key) {
      return key == null ? null : CodeScheme.ofKey(key);
    }
  }
}
