package vn.congvan.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.document.Direction;
import vn.congvan.document.Document;
import vn.congvan.document.Documents;
import vn.congvan.document.Receivers;
import vn.congvan.document.WrongState;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Role;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * To whom a document goes (Decree 30/2020, Appendix VI part II, field 13): chosen while it is
 * drafted, fixed once it is issued.
 */
@UseCase
public class Recipients {

  private static final int MOST_FOUND = 30;
  private static final int MOST_LINES = 500;
  private static final int MOST_PEOPLE = 10;
  private static final int SHORTEST_NAME = 4;
  private static final int LONGEST_NAME = 200;

  /**
   * A line that may be chosen.
   *
   * @param detail what tells it apart from others of the same name
   * @param agencies how many agencies are in it; null for what is no group
   */
  public record Choice(
      RecipientKind kind,
      String receiver,
      String name,
      @Nullable String detail,
      @Nullable Integer agencies) {}

  private final JdbcClient database;
  private final Documents documents;
  private final RecipientLists lists;
  private final Directory directory;
  private final Access access;

  Recipients(
      JdbcClient database,
      Documents documents,
      RecipientLists lists,
      Directory directory,
      Access access) {
    this.database = database;
    this.documents = documents;
    this.lists = lists;
    this.directory = directory;
    this.access = access;
  }

  /**
   * What may be chosen as receiver by one who works in the agency: groups, lists, agencies, and the
   * agency's own units and people; without a text, groups, lists and units.
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Choice> find(String agencyId, @Nullable String text, String personId) {
    lists.requireColleague(agencyId, personId);
    var wanted = FoldedText.of(text == null ? "" : text);
    var all = directory.agencies();
    var groups =
        Stream.concat(
            Stream.of(AgencyGroup.values())
                .map(
                    group ->
                        new Choice(
                            RecipientKind.GROUP,
                            group.id(),
                            group.vietnamese(),
                            null,
                            group.of(all, agencyId).size()))
                .filter(group -> group.agencies() > 0),
            lists.of(agencyId).stream()
                .map(
                    list ->
                        new Choice(
                            RecipientKind.LIST,
                            list.id().toString(),
                            list.name(),
                            null,
                            list.members().size())));
    var agencies =
        wanted.isEmpty()
            ? Stream.<Choice>empty()
            : all.stream()
                .filter(agency -> !agency.id().equals(agencyId))
                .map(
                    agency ->
                        new Choice(
                            RecipientKind.AGENCY,
                            agency.id(),
                            agency.name(),
                            agency.shortName() + " · " + agency.symbol(),
                            null));
    var own =
        Stream.concat(
            directory.units(agencyId).stream()
                .map(
                    unit ->
                        new Choice(
                            RecipientKind.UNIT, unit.id(), unit.name(), unit.symbol(), null)),
            wanted.isEmpty()
                ? Stream.empty()
                : directory.posts(agencyId, null, null).stream()
                    .map(
                        post ->
                            new Choice(
                                RecipientKind.POST,
                                post.id().toString(),
                                post.personName(),
                                post.title(),
                                null)));
    return Stream.of(groups, agencies, own, elsewhere(agencyId, wanted, all))
        .flatMap(each -> each)
        .filter(choice -> fits(choice, wanted))
        .limit(MOST_FOUND)
        .toList();
  }

  /** People of other agencies, found by a name that is long enough to mean somebody. */
  private Stream<Choice> elsewhere(String agencyId, String wanted, List<Agency> all) {
    if (wanted.length() < SHORTEST_NAME) {
      return Stream.empty();
    }
    var names =
        all.stream().collect(Collectors.toMap(Agency::id, Agency::name, (one, other) -> one));
    return directory.people(wanted, null, null, null).stream()
        .limit(MOST_PEOPLE)
        .flatMap(
            person ->
                directory.postsOf(person.id()).stream()
                    .filter(post -> post.personId().equals(person.id()))
                    .filter(post -> !post.agencyId().equals(agencyId)))
        .map(
            post ->
                new Choice(
                    RecipientKind.PERSON,
                    post.id().toString(),
                    post.personName(),
                    post.title() + ", " + names.getOrDefault(post.agencyId(), post.agencyId()),
                    null));
  }

  /** The receivers chosen so far, in the order in which the document names them. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Recipient> of(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    return of(documentId);
  }

  /** The receivers chosen so far; the caller has decided that they may be told. */
  @Transactional(readOnly = true)
  public List<Recipient> of(UUID documentId) {
    return database
        .sql(
            "select kind, receiver, name, role from recipient where document_id = ? order by ordinal")
        .param(documentId)
        .query(
            (row, number) ->
                new Recipient(
                    RecipientKind.valueOf(row.getString("kind")),
                    row.getString("receiver"),
                    row.getString("name"),
                    RecipientRole.valueOf(row.getString("role"))))
        .list();
  }

  /** The receivers as the register names them (Decree 30/2020, Appendix IV). */
  @Transactional(readOnly = true)
  public String inWords(UUID documentId) {
    return Receivers.inWords(of(documentId).stream().map(Recipient::name).toList());
  }

  /**
   * Puts these receivers in place of those chosen before, until the document is issued; who may
   * draft has been decided by the caller.
   */
  public void choose(UUID documentId, @Nullable List<Recipient> chosen, String by) {
    write(requireDraft(documents.lock(documentId)), chosen);
  }

  /**
   * The same outside of a drafting task, for whoever works on the document in its agency; a
   * supervisor or archivist only reads.
   */
  public void change(UUID documentId, @Nullable List<Recipient> chosen, String by) {
    access.requireSight(by, documentId);
    var document = documents.lock(documentId);
    var works =
        Stream.of(Role.CLERK, Role.LEADER, Role.HEAD, Role.SPECIALIST)
            .anyMatch(role -> directory.holds(by, role, document.agencyId()));
    if (!works) {
      throw new NotAllowed("Anh/chị được xem nhưng không chọn nơi nhận của văn bản này.");
    }
    write(requireDraft(document), chosen);
  }

  /** What is wrong with receivers that a form wants to save, by field; empty where nothing is. */
  @Transactional(readOnly = true)
  public Map<String, Sentence> faults(String agencyId, @Nullable List<Recipient> chosen) {
    var faults = new LinkedHashMap<String, Sentence>();
    checked(agencyId, chosen == null ? List.of() : chosen, faults);
    return faults;
  }

  /**
   * Those to whom the document goes today, each once and with its strongest role: agencies, never
   * the writer itself; its own units and people; places outside. Who is named in another agency
   * gets it through that agency's clerk, who is told of him.
   */
  @Transactional(readOnly = true)
  public Map<Addressee, RecipientRole> addressees(UUID documentId) {
    var writer = documents.get(documentId).agencyId();
    var all = directory.agencies();
    var known = all.stream().map(Agency::id).collect(Collectors.toSet());
    Map<String, List<String>> members =
        lists.of(writer).stream()
            .collect(
                Collectors.toMap(
                    list -> list.id().toString(),
                    list -> list.members().stream().map(Agency::id).toList()));
    var agencies = new LinkedHashMap<String, RecipientRole>();
    var named = new LinkedHashMap<String, Set<String>>();
    var others = new LinkedHashMap<Addressee, RecipientRole>();
    for (var line : of(documentId)) {
      var receiver = line.receiver() == null ? "" : line.receiver();
      var kind = line.kind();
      var role = line.role();
      var name = line.name();
      if (kind == null || role == null || name == null) {
        continue;
      }
      List<String> receiving =
          switch (kind) {
            case AGENCY -> List.of(receiver);
            case GROUP ->
                AgencyGroup.ofId(receiver)
                    .map(group -> group.of(all, writer).stream().map(Agency::id).toList())
                    .orElse(List.of());
            case LIST -> members.getOrDefault(receiver, List.of());
            case PERSON -> {
              var agency = agencyOf(receiver);
              if (agency != null) {
                named.computeIfAbsent(agency, key -> new LinkedHashSet<>()).add(name);
              }
              yield agency == null ? List.of() : List.of(agency);
            }
            case UNIT, POST -> {
              others.merge(
                  new Addressee(kind, receiver, writer, name, null), role, RecipientRole::or);
              yield List.of();
            }
            case OUTSIDE -> {
              others.merge(new Addressee(kind, name, null, name, null), role, RecipientRole::or);
              yield List.of();
            }
          };
      for (var agency : receiving) {
        if (known.contains(agency) && !agency.equals(writer)) {
          agencies.merge(agency, role, RecipientRole::or);
        }
      }
    }
    var found = new LinkedHashMap<Addressee, RecipientRole>();
    agencies.forEach(
        (agency, role) -> {
          var people = named.get(agency);
          found.put(
              new Addressee(
                  RecipientKind.AGENCY,
                  agency,
                  agency,
                  null,
                  people == null ? null : String.join("; ", people)),
              role);
        });
    found.putAll(others);
    return found;
  }

  private @Nullable String agencyOf(String post) {
    return id(post) == null
        ? null
        : directory.post(id(post)).map(Directory.Post::agencyId).orElse(null);
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }

  private static Document requireDraft(Document document) {
    if (document.direction() != Direction.OUT) {
      throw new Refusal("Chỉ văn bản đi mới chọn nơi nhận.");
    }
    if (document.state().isFinal()) {
      throw new WrongState(document.state());
    }
    return document;
  }

  private void write(Document document, @Nullable List<Recipient> chosen) {
    var faults = new LinkedHashMap<String, Sentence>();
    var lines = checked(document.agencyId(), chosen == null ? List.of() : chosen, faults);
    if (!faults.isEmpty()) {
      throw new Refusal("Hãy xem lại nơi nhận.", faults);
    }
    database.sql("delete from recipient where document_id = ?").param(document.id()).update();
    var ordinal = 0;
    for (var line : lines) {
      database
          .sql(
              """
              insert into recipient (document_id, ordinal, kind, receiver, name, role)
              values (?, ?, ?, ?, ?, ?)
              """)
          .param(document.id())
          .param(++ordinal)
          .param(line.kind().name())
          .param(line.receiver())
          .param(line.name())
          .param(line.role().name())
          .update();
    }
  }

  /** The lines as they are kept: named by the directory, each receiver once. */
  private List<Recipient> checked(
      String agencyId, List<Recipient> chosen, Map<String, Sentence> faults) {
    if (chosen.size() > MOST_LINES) {
      faults.put(
          "recipients", new Sentence("Tối đa %s dòng. Hãy dùng nhóm hoặc danh sách.", MOST_LINES));
      return List.of();
    }
    var names = new Names(agencyId);
    var seen = new HashSet<String>();
    var lines = new ArrayList<Recipient>();
    for (var i = 0; i < chosen.size(); i++) {
      var line = chosen.get(i);
      var place = "recipients[" + i + "].";
      if (line.role() == null) {
        faults.put(place + "role", new Sentence("Chọn mục đích gửi."));
      }
      var name = names.of(line);
      if (line.kind() == RecipientKind.UNIT
          && name != null
          && directory.posts(agencyId, line.receiver(), Role.HEAD).isEmpty()) {
        faults.put(
            place + "role",
            new Sentence(
                "“%s” chưa có trưởng đơn vị để nhận. Hãy chọn người nhận trong đơn vị.", name));
      } else if (name == null) {
        faults.put(
            place + "role",
            new Sentence(
                "Nơi nhận “%s” không còn trong danh mục. Hãy bỏ dòng này.", shown(line.name())));
      } else if (line.role() != null && seen.add(line.kind() + " " + receiver(line, name))) {
        lines.add(new Recipient(line.kind(), line.receiver(), name, line.role()));
      }
    }
    return lines;
  }

  private static String receiver(Recipient line, String name) {
    return line.receiver() == null ? name : line.receiver();
  }

  private static Object shown(@Nullable String name) {
    return name == null || name.isBlank() ? new Sentence("không tên") : name;
  }

  private static boolean fits(Choice choice, String wanted) {
    if (wanted.isEmpty()) {
      return true;
    }
    var text =
        FoldedText.of(choice.name() + " " + (choice.detail() == null ? "" : choice.detail()));
    return Stream.of(wanted.split(" ")).allMatch(text::contains);
  }

  /** How the directory calls what a line names; asked once for all lines. */
  private final class Names {

    private final String agencyId;
    private @Nullable Map<String, String> agencies;
    private @Nullable Map<String, String> listNames;

    Names(String agencyId) {
      this.agencyId = agencyId;
    }

    @Nullable String of(Recipient line) {
      var kind = line.kind();
      if (kind == null) {
        return null;
      }
      var receiver = line.receiver() == null ? "" : line.receiver();
      return switch (kind) {
        case AGENCY -> receiver.equals(agencyId) ? null : agencies().get(receiver);
        case GROUP -> AgencyGroup.ofId(receiver).map(AgencyGroup::vietnamese).orElse(null);
        case LIST -> listNames().get(receiver);
        case UNIT ->
            directory
                .unit(receiver)
                .filter(unit -> unit.agencyId().equals(agencyId))
                .map(Directory.Unit::name)
                .orElse(null);
        case POST ->
            id(receiver) == null
                ? null
                : directory
                    .post(id(receiver))
                    .filter(post -> post.agencyId().equals(agencyId))
                    .map(post -> post.personName() + " (" + post.title() + ")")
                    .orElse(null);
        case PERSON ->
            id(receiver) == null
                ? null
                : directory
                    .post(id(receiver))
                    .filter(post -> !post.agencyId().equals(agencyId))
                    .map(
                        post ->
                            post.personName()
                                + " ("
                                + post.title()
                                + ", "
                                + agencies().getOrDefault(post.agencyId(), post.agencyId())
                                + ")")
                    .orElse(null);
        case OUTSIDE -> outside(line.name());
      };
    }

    private Map<String, String> agencies() {
      if (agencies == null) {
        agencies =
            directory.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name));
      }
      return agencies;
    }

    private Map<String, String> listNames() {
      if (listNames == null) {
        listNames =
            lists.of(agencyId).stream()
                .collect(
                    Collectors.toMap(list -> list.id().toString(), RecipientLists.Saved::name));
      }
      return listNames;
    }

    private static @Nullable String outside(@Nullable String name) {
      var typed = name == null ? "" : name.strip();
      return typed.isEmpty() || typed.length() > LONGEST_NAME ? null : typed;
    }
  }
}
