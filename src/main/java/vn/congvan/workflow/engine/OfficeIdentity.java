package vn.congvan.workflow.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;

/**
 * The engine's view of people, read straight from our own tables: a transfer or leave counts at the
 * next question, and there is nothing to keep in step.
 *
 * <p>It cannot write, so no web page can ever make a user (the second lock on CVE-2026-77226).
 */
class OfficeIdentity implements ReadOnlyIdentityProvider {

  private final Directory directory;
  private final EngineGroups groups;
  private final PasswordEncoder passwords;

  OfficeIdentity(Directory directory, EngineGroups groups, PasswordEncoder passwords) {
    this.directory = directory;
    this.groups = groups;
    this.passwords = passwords;
  }

  @Override
  public @Nullable User findUserById(String userId) {
    return directory.person(userId).map(OfficeIdentity::user).orElse(null);
  }

  @Override
  public UserQuery createUserQuery() {
    return new People(this);
  }

  @Override
  public UserQuery createUserQuery(CommandContext commandContext) {
    return createUserQuery();
  }

  @Override
  public NativeUserQuery createNativeUserQuery() {
    throw new BadUserRequestException("Native user queries are not supported");
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    return directory
        .person(userId)
        .filter(person -> !person.left())
        .map(person -> passwords.matches(password, person.passwordHash()))
        .orElse(false);
  }

  @Override
  public @Nullable Group findGroupById(String groupId) {
    return group(groupId);
  }

  @Override
  public GroupQuery createGroupQuery() {
    return new Groups(this);
  }

  @Override
  public GroupQuery createGroupQuery(CommandContext commandContext) {
    return createGroupQuery();
  }

  @Override
  public @Nullable Tenant findTenantById(String tenantId) {
    return directory.agency(tenantId).map(OfficeIdentity::tenant).orElse(null);
  }

  @Override
  public TenantQuery createTenantQuery() {
    return new Tenants(this);
  }

  @Override
  public TenantQuery createTenantQuery(CommandContext commandContext) {
    return createTenantQuery();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private static User user(Directory.Person person) {
    var user = new UserEntity(person.id());
    user.setFirstName(person.fullName());
    user.setLastName("");
    user.setEmail(person.email());
    return user;
  }

  private static Group group(String groupId) {
    var group = new GroupEntity(groupId);
    group.setName(groupId);
    group.setType("WORKFLOW");
    return group;
  }

  private static Tenant tenant(Directory.Agency agency) {
    var tenant = new TenantEntity(agency.id());
    tenant.setName(agency.name());
    return tenant;
  }

  /**
   * Colleagues are looked up inside one's own agencies, in the question itself; the system and the
   * administrator see all. A null agency is any.
   */
  private Stream<@Nullable String> agenciesToLookIn(@Nullable String asked) {
    var person = askingPerson();
    return person == null
        ? Stream.of(asked).map(any -> any)
        : groups.tenantsOf(person).stream()
            .filter(agency -> asked == null || asked.equals(agency))
            .map(own -> own);
  }

  private boolean mayKnow(String personId) {
    var person = askingPerson();
    if (person == null || person.equals(personId)) {
      return true;
    }
    var own = groups.tenantsOf(person);
    return groups.tenantsOf(personId).stream().anyMatch(own::contains);
  }

  /** The person whose sight is limited; null for the system and the administrator. */
  private @Nullable String askingPerson() {
    var authentication = Context.getCommandContext().getAuthentication();
    var person = authentication == null ? null : authentication.getUserId();
    return person == null || groups.isAdministrator(person) ? null : person;
  }

  private static <T> List<T> page(Stream<T> all, @Nullable Page page) {
    return (page == null ? all : all.skip(page.getFirstResult()).limit(page.getMaxResults()))
        .toList();
  }

  private static boolean like(@Nullable String value, @Nullable String pattern) {
    if (pattern == null) {
      return true;
    }
    var part = pattern.replace("%", "").toLowerCase(java.util.Locale.ROOT);
    return value != null && value.toLowerCase(java.util.Locale.ROOT).contains(part);
  }

  private static class People extends UserQueryImpl {

    private final transient OfficeIdentity identity;

    People(OfficeIdentity identity) {
      super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
      this.identity = identity;
    }

    private Stream<User> found() {
      var people =
          id != null
              ? identity.directory.person(id).stream()
                  .filter(person -> identity.mayKnow(person.id()))
                  .filter(this::isMember)
              : identity
                  .agenciesToLookIn(tenantId)
                  .flatMap(
                      agency ->
                          identity.directory.people(firstName, asked(), groupId, agency).stream())
                  .distinct();
      return people
          .filter(person -> ids == null || Arrays.asList(ids).contains(person.id()))
          .filter(person -> firstName == null || firstName.equals(person.fullName()))
          .filter(person -> like(person.fullName(), firstNameLike))
          .filter(person -> lastName == null || lastName.isEmpty())
          .filter(person -> like("", lastNameLike))
          .filter(person -> email == null || email.equals(person.email()))
          .filter(person -> like(person.email(), emailLike))
          .map(OfficeIdentity::user);
    }

    private @Nullable List<String> asked() {
      return ids == null ? null : Arrays.asList(ids);
    }

    private boolean isMember(Directory.Person person) {
      return (groupId == null || identity.groups.of(person.id()).contains(groupId))
          && (tenantId == null || identity.groups.tenantsOf(person.id()).contains(tenantId));
    }

    @Override
    public long executeCount(CommandContext commandContext) {
      checkQueryOk();
      return found().count();
    }

    @Override
    public List<User> executeList(CommandContext commandContext, @Nullable Page page) {
      checkQueryOk();
      return page(found(), page);
    }
  }

  private static class Groups extends GroupQueryImpl {

    private final transient OfficeIdentity identity;

    Groups(OfficeIdentity identity) {
      super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
      this.identity = identity;
    }

    private Stream<Group> found() {
      Stream<String> found;
      if (userId != null) {
        found = identity.mayKnow(userId) ? identity.groups.of(userId).stream() : Stream.empty();
      } else {
        found = Stream.of(id == null ? new String[0] : new String[] {id});
        if (ids != null) {
          found = Stream.concat(found, Arrays.stream(ids));
        }
      }
      return found
          .filter(Objects::nonNull)
          .filter(group -> id == null || id.equals(group))
          .filter(group -> ids == null || Arrays.asList(ids).contains(group))
          .filter(group -> name == null || name.equals(group))
          .filter(group -> like(group, nameLike))
          .distinct()
          .map(OfficeIdentity::group);
    }

    @Override
    public long executeCount(CommandContext commandContext) {
      checkQueryOk();
      return found().count();
    }

    @Override
    public List<Group> executeList(CommandContext commandContext, @Nullable Page page) {
      checkQueryOk();
      return page(found(), page);
    }
  }

  private static class Tenants extends TenantQueryImpl {

    private final transient OfficeIdentity identity;

    Tenants(OfficeIdentity identity) {
      super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
      this.identity = identity;
    }

    private Stream<Tenant> found() {
      Stream<Directory.Agency> found =
          userId != null
              ? identity.groups.tenantsOf(userId).stream()
                  .map(identity.directory::agency)
                  .flatMap(Optional::stream)
              : id != null
                  ? identity.directory.agency(id).stream()
                  : identity.directory.agencies().stream();
      return found
          .filter(agency -> id == null || id.equals(agency.id()))
          .filter(agency -> ids == null || Arrays.asList(ids).contains(agency.id()))
          .filter(agency -> name == null || name.equals(agency.name()))
          .filter(agency -> like(agency.name(), nameLike))
          .sorted(Comparator.comparing(Directory.Agency::name))
          .map(OfficeIdentity::tenant);
    }

    @Override
    public long executeCount(CommandContext commandContext) {
      checkQueryOk();
      return found().count();
    }

    @Override
    public List<Tenant> executeList(CommandContext commandContext, @Nullable Page page) {
      checkQueryOk();
      return page(found(), page);
    }
  }

  /** Hands the engine its identity provider. */
  @Component
  static class Factory implements SessionFactory {

    private final Directory directory;
    private final EngineGroups groups;
    private final PasswordEncoder passwords;

    Factory(Directory directory, EngineGroups groups, PasswordEncoder passwords) {
      this.directory = directory;
      this.groups = groups;
      this.passwords = passwords;
    }

    @Override
    public Class<?> getSessionType() {
      return ReadOnlyIdentityProvider.class;
    }

    @Override
    public Session openSession() {
      return new OfficeIdentity(directory, groups, passwords);
    }
  }
}
