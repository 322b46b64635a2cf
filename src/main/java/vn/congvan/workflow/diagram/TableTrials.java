package vn.congvan.workflow.diagram;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.TaskCards;

/**
 * Tries a changed decision table on what the last documents brought: the engine's own record of its
 * decisions gives the inputs, the engine's own evaluator the results of the table in force and of
 * the changed one.
 *
 * <p>Analysts see no documents. So a case is shown by its inputs; its number and agency only to who
 * may see the document anyway; and values that point at a document, an agency, a unit or a person
 * are neither shown nor given to the table.
 */
@Service
public class TableTrials implements DisposableBean {

  /** How many documents may be tried at once. */
  public static final List<Integer> SIZES = List.of(100, 500, 2000, 5000);

  /** One output of one document that differs. */
  public record Difference(String output, String before, String after) {

    /** Whether the changed table gives nothing here. */
    boolean isWithoutResult() {
      return after.equals(NOTHING) || after.startsWith(FAULT);
    }
  }

  /** One document whose result differs. */
  public record Case(
      Instant at,
      @Nullable String number,
      @Nullable String agency,
      Map<String, String> inputs,
      List<Difference> differences,
      @Nullable String recorded) {}

  /** How many documents have the same difference. */
  public record Group(List<Difference> differences, int documents) {}

  /**
   * What came out.
   *
   * @param later variables that were taken as they stood at last, since the decision did not record
   *     them
   * @param unknown variables of the changed table that nothing recorded
   * @param withheld variables that point at a document, an agency, a unit or a person
   */
  public record Result(
      int tried,
      List<Change> changes,
      List<Group> groups,
      List<Case> cases,
      Set<String> later,
      Set<String> unknown,
      Set<String> withheld) {

    /** Whether the changed table gives no result for some documents: they would get stuck. */
    public boolean leavesOut() {
      return groups.stream()
          .flatMap(group -> group.differences().stream())
          .anyMatch(Difference::isWithoutResult);
    }
  }

  /** A trial on its way or done. */
  public record Trial(
      String token,
      String key,
      String file,
      String personId,
      int wanted,
      int done,
      @Nullable Result result,
      @Nullable Sentence fault) {

    /** Whether there is nothing more to wait for. */
    public boolean over() {
      return result != null || fault != null;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(TableTrials.class);
  private static final int CHUNK = 200;
  private static final int KEPT_TRIALS = 8;
  private static final int WAITING_TRIALS = 10;
  private static final String DOCUMENT = "documentId";
  private static final String NOTHING = "–";
  private static final String FAULT = "⚠ ";
  private static final Pattern NOT_REACHED =
      Pattern.compile("failed to evaluate expression '(.*?)' ?:", Pattern.DOTALL);
  private static final Pattern OTHER_TYPE =
      Pattern.compile("Invalid value '(.*?)' for clause with type '(\\w+)'", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern REFERENCE_NAME =
      Pattern.compile(".*(Id|Post|Person|Assignment|By)$");
  private static final Pattern UNIQUE_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final ProcessEngineConfigurationImpl configuration;
  private final HistoryService history;
  private final DiagramsInForce diagrams;
  private final Attempt attempt;
  private final Directory directory;
  private final ObjectProvider<TaskCards> cards;
  private final ProvinceClock clock;
  private final ExecutorService worker =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(WAITING_TRIALS),
          work -> {
            var thread = new Thread(work, "table-trials");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Trial> trials = new LinkedHashMap<>();

  TableTrials(
      ProcessEngine engine,
      DiagramsInForce diagrams,
      Attempt attempt,
      Directory directory,
      ObjectProvider<TaskCards> cards,
      ProvinceClock clock) {
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.history = engine.getHistoryService();
    this.diagrams = diagrams;
    this.attempt = attempt;
    this.directory = directory;
    this.cards = cards;
    this.clock = clock;
  }

  /** Begins a trial and returns the word by which to ask for it; a faulty table is refused. */
  public String begin(String key, Map<String, byte[]> files, int documents, String personId) {
    if (!SIZES.contains(documents)) {
      throw new Refusal("Hãy chọn số văn bản để thử.");
    }
    var inForce = diagrams.inForce(DiagramKind.DECISION, key);
    var texts = Attempt.named(inForce.getResourceName(), files);
    var text = Objects.requireNonNull(texts.get(inForce.getResourceName()));
    attempt.look(inForce.getResourceName(), texts, personId, deployment -> true);
    if (DecisionTable.of(text, key) == null) {
      throw new Refusal(new Sentence("Tệp này không có bảng quyết định «%s».", key));
    }
    var token = UUID.randomUUID().toString();
    var inForceText = diagrams.text(inForce);
    keep(
        new Trial(
            token, key, String.join(", ", files.keySet()), personId, documents, 0, null, null));
    try {
      worker.execute(() -> run(token, inForceText, text));
    } catch (RejectedExecutionException full) {
      throw new Refusal("Đang có nhiều bảng được thử. Hãy đợi một lát rồi thử lại.");
    }
    return token;
  }

  /** The trial that the same person began. */
  public Trial get(String key, String token, String personId) {
    synchronized (trials) {
      var trial = trials.get(token);
      if (trial == null || !trial.personId().equals(personId) || !trial.key().equals(key)) {
        throw new NotFound("Kết quả thử này không còn. Hãy thử lại.");
      }
      return trial;
    }
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }

  private void keep(Trial trial) {
    synchronized (trials) {
      trials.put(trial.token(), trial);
      while (trials.size() > KEPT_TRIALS) {
        trials.remove(trials.keySet().iterator().next());
      }
    }
  }

  private void run(String token, String inForce, String changed) {
    Trial trial;
    synchronized (trials) {
      trial = trials.get(token);
    }
    if (trial == null) {
      return;
    }
    try {
      var result = new Comparison(trial, inForce, changed).result();
      keep(over(trial, result, null));
    } catch (RuntimeException fault) {
      log.error("A trial of {} broke off", trial.key(), fault);
      keep(
          over(
              trial,
              null,
              new Sentence("Việc thử bị dừng vì lỗi hệ thống. Hãy báo bộ phận kỹ thuật.")));
    }
  }

  private static Trial over(Trial trial, @Nullable Result result, @Nullable Sentence fault) {
    return new Trial(
        trial.token(),
        trial.key(),
        trial.file(),
        trial.personId(),
        trial.wanted(),
        result == null ? trial.done() : result.tried(),
        result,
        fault);
  }

  /** One run over the recorded decisions. */
  private final class Comparison {

    private final Trial trial;
    private final String inForceText;
    private final String changedText;
    private final DecisionTable inForce;
    private final DecisionTable changed;
    private final Set<String> names;
    // What is decided meanwhile would push the pages along.
    private final Date begun = Date.from(clock.instant());
    private final Map<String, Map<String, String>> expressions = new HashMap<>();
    private final Map<Map<String, @Nullable Object>, Outcome> known = new HashMap<>();
    private final Map<List<Difference>, Integer> groups = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> later = new TreeSet<>();
    private final Set<String> withheld = new TreeSet<>();
    private final Set<String> met = new TreeSet<>();
    private int tried;

    private record Outcome(String inForce, List<Difference> differences) {}

    private record Found(
        HistoricDecisionInstance decision,
        Map<String, @Nullable Object> inputs,
        Outcome outcome,
        String document) {

      Optional<UUID> documentId() {
        return UNIQUE_ID.matcher(document).matches()
            ? Optional.of(UUID.fromString(document))
            : Optional.empty();
      }
    }

    Comparison(Trial trial, String inForceText, String changedText) {
      this.trial = trial;
      this.inForceText = inForceText;
      this.changedText = changedText;
      this.inForce = Objects.requireNonNull(DecisionTable.of(inForceText, trial.key()));
      this.changed = Objects.requireNonNull(DecisionTable.of(changedText, trial.key()));
      this.names = names(changed);
    }

    Result result() {
      while (tried < trial.wanted()) {
        var size = Math.min(CHUNK, trial.wanted() - tried);
        var chunk =
            history
                .createHistoricDecisionInstanceQuery()
                .decisionDefinitionKey(trial.key())
                .evaluatedBefore(begun)
                .includeInputs()
                .includeOutputs()
                .orderByEvaluationTime()
                .desc()
                .orderByDecisionInstanceId()
                .asc()
                .listPage(tried, size);
        if (chunk.isEmpty()) {
          break;
        }
        configuration
            .getCommandExecutorTxRequired()
            .execute(
                command -> {
                  compare(chunk);
                  return null;
                });
        tried += chunk.size();
        keep(
            new Trial(
                trial.token(),
                trial.key(),
                trial.file(),
                trial.personId(),
                trial.wanted(),
                tried,
                null,
                null));
      }
      var unknown =
          changed.columns.values().stream()
              .filter(DecisionTable.Column::input)
              .map(DecisionTable.Column::expression)
              .filter(expression -> NAME.matcher(expression).matches())
              .filter(name -> !met.contains(name) && !withheld.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
      return new Result(
          tried,
          DiagramDifference.between(inForceText, changedText, trial.key()),
          groups.entrySet().stream()
              .map(group -> new Group(group.getKey(), group.getValue()))
              .sorted((one, two) -> two.documents() - one.documents())
              .toList(),
          cases,
          later,
          tried == 0 ? Set.of() : unknown,
          withheld);
    }

    private void compare(List<HistoricDecisionInstance> chunk) {
      var dmn = configuration.getDmnEngine();
      var old = dmn.parseDecision(trial.key(), stream(inForceText));
      var fresh = dmn.parseDecision(trial.key(), stream(changedText));
      var variables = variables(chunk);
      List<Found> found = new ArrayList<>();
      for (var decision : chunk) {
        var rest = variables.getOrDefault(decision.getProcessInstanceId(), Map.of());
        var inputs = inputs(decision, rest);
        var outcome = known.computeIfAbsent(inputs, given -> outcome(old, fresh, given));
        if (outcome.differences().isEmpty()) {
          continue;
        }
        groups.merge(outcome.differences(), 1, Integer::sum);
        found.add(new Found(decision, inputs, outcome, String.valueOf(rest.get(DOCUMENT))));
      }
      tell(found);
    }

    /** Number and agency for the documents that this person may see, nothing for the others. */
    private void tell(List<Found> found) {
      var seen =
          cards
              .getIfAvailable(() -> (all, who) -> Map.of())
              .cards(
                  found.stream().map(Found::documentId).flatMap(Optional::stream).toList(),
                  trial.personId());
      for (var each : found) {
        var decision = each.decision();
        var card = each.documentId().map(seen::get);
        var recorded = recorded(decision);
        cases.add(
            new Case(
                decision.getEvaluationTime().toInstant(),
                card.map(known -> String.valueOf(known.shown().getOrDefault("arrivalNumber", "–")))
                    .orElse(null),
                card.flatMap(values -> directory.agency(decision.getTenantId()))
                    .map(Directory.Agency::shortName)
                    .orElse(null),
                shown(each.inputs()),
                each.outcome().differences(),
                recorded.equals(each.outcome().inForce()) ? null : recorded));
      }
    }

    private Outcome outcome(
        DmnDecision old, DmnDecision fresh, Map<String, @Nullable Object> inputs) {
      var before = evaluated(old, inputs);
      var after = evaluated(fresh, inputs);
      List<Difference> differences = new ArrayList<>();
      if (before.size() == 1 && after.size() == 1 && !isFault(before) && !isFault(after)) {
        var outputs = new LinkedHashSet<>(before.get(0).keySet());
        outputs.addAll(after.get(0).keySet());
        for (var output : outputs) {
          var one = before.get(0).getOrDefault(output, NOTHING);
          var two = after.get(0).getOrDefault(output, NOTHING);
          if (!one.equals(two)) {
            differences.add(new Difference(label(output), one, two));
          }
        }
      } else if (!before.equals(after)) {
        differences.add(new Difference("", line(before), line(after)));
      }
      return new Outcome(line(before), differences);
    }

    private List<Map<String, String>> evaluated(
        DmnDecision decision, Map<String, @Nullable Object> inputs) {
      try {
        return configuration
            .getDmnEngine()
            .evaluateDecision(decision, Variables.fromMap(inputs).asVariableContext())
            .getResultList()
            .stream()
            .map(
                row -> {
                  Map<String, String> shown = new LinkedHashMap<>();
                  row.forEach((output, value) -> shown.put(output, text(value)));
                  return shown;
                })
            .toList();
      } catch (RuntimeException fault) {
        // Whatever an expression of the table throws is the table's result for these inputs.
        return List.of(Map.of("", FAULT + told(fault)));
      }
    }

    private static boolean isFault(List<Map<String, String>> rows) {
      return rows.stream().anyMatch(row -> row.containsKey(""));
    }

    /** The cell that fails, or the value that does not fit, as they stand in the table. */
    private static String told(RuntimeException fault) {
      var message = Objects.requireNonNullElse(fault.getMessage(), "?");
      var cell = NOT_REACHED.matcher(message);
      if (cell.find()) {
        return cell.group(1);
      }
      var value = OTHER_TYPE.matcher(message);
      return value.find()
          ? value.group(1) + " ≠ " + value.group(2)
          : message.replaceFirst("^[A-Z/]+-\\d+ ", "");
    }

    /** What the decision recorded, by the variables that its columns asked for. */
    private Map<String, @Nullable Object> inputs(
        HistoricDecisionInstance decision, Map<String, @Nullable Object> rest) {
      Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
      names.forEach(name -> inputs.put(name, null));
      var columns = expressions.computeIfAbsent(decision.getDecisionDefinitionId(), this::columns);
      Set<String> recorded = new HashSet<>();
      for (var input : decision.getInputs()) {
        var name = columns.get(input.getClauseId());
        if (name != null) {
          recorded.add(name);
          give(name, input.getValue(), decision.getTenantId(), inputs);
        }
      }
      rest.forEach(
          (name, value) -> {
            if (names.contains(name)
                && !recorded.contains(name)
                && give(name, value, decision.getTenantId(), inputs)) {
              later.add(name);
            }
          });
      return inputs;
    }

    private boolean give(
        String name,
        @Nullable Object value,
        @Nullable String agency,
        Map<String, @Nullable Object> inputs) {
      if (pointsAt(name, value, agency)) {
        withheld.add(name);
        return false;
      }
      met.add(name);
      inputs.put(name, value);
      return true;
    }

    private static boolean pointsAt(String name, @Nullable Object value, @Nullable String agency) {
      return value instanceof String text
          && (REFERENCE_NAME.matcher(name).matches()
              || UNIQUE_ID.matcher(text).matches()
              || text.contains("@")
              || agency != null && Arrays.asList(text.split("\\.")).contains(agency));
    }

    /** Which variable each input column of a version asked for; none where it reckons. */
    private Map<String, String> columns(String definitionId) {
      var version =
          diagrams.versions(DiagramKind.DECISION, trial.key()).stream()
              .filter(each -> each.getId().equals(definitionId))
              .findFirst();
      var table =
          version
              .map(diagrams::text)
              .map(text -> DecisionTable.of(text, trial.key()))
              .orElse(inForce);
      return table.columns.values().stream()
          .filter(column -> column.input() && NAME.matcher(column.expression()).matches())
          .collect(
              Collectors.toMap(
                  DecisionTable.Column::id, DecisionTable.Column::expression, (one, two) -> one));
    }

    /** The variables of the processes of those decisions, as they stood at last. */
    private Map<String, Map<String, @Nullable Object>> variables(
        Collection<HistoricDecisionInstance> chunk) {
      var instances =
          chunk.stream()
              .map(HistoricDecisionInstance::getProcessInstanceId)
              .filter(Objects::nonNull)
              .distinct()
              .toArray(String[]::new);
      Map<String, Map<String, @Nullable Object>> found = new HashMap<>();
      if (instances.length == 0) {
        return found;
      }
      history
          .createHistoricVariableInstanceQuery()
          .processInstanceIdIn(instances)
          .variableNameIn(Stream.concat(names.stream(), Stream.of(DOCUMENT)).toArray(String[]::new))
          .disableBinaryFetching()
          .list()
          .stream()
          .filter(variable -> variable.getProcessInstanceId().equals(variable.getExecutionId()))
          .forEach(
              variable ->
                  found
                      .computeIfAbsent(variable.getProcessInstanceId(), id -> new HashMap<>())
                      .put(variable.getName(), variable.getValue()));
      return found;
    }

    private Map<String, String> shown(Map<String, @Nullable Object> inputs) {
      Map<String, String> shown = new LinkedHashMap<>();
      for (var column : changed.columns.values()) {
        if (column.input()) {
          shown.put(
              column.title(),
              inputs.containsKey(column.expression())
                  ? text(inputs.get(column.expression()))
                  : column.expression());
        }
      }
      return shown;
    }

    private String recorded(HistoricDecisionInstance decision) {
      Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();
      decision
          .getOutputs()
          .forEach(
              output ->
                  rows.computeIfAbsent(output.getRuleOrder(), order -> new LinkedHashMap<>())
                      .put(
                          Optional.ofNullable(output.getVariableName()).orElse(""),
                          text(output.getValue())));
      return line(rows.values());
    }

    private String line(Collection<Map<String, String>> rows) {
      return rows.isEmpty()
          ? NOTHING
          : rows.stream()
              .map(
                  row ->
                      row.entrySet().stream()
                          .map(
                              cell ->
                                  cell.getKey().isEmpty()
                                      ? cell.getValue()
                                      : label(cell.getKey()) + ": " + cell.getValue())
                          .sorted()
                          .collect(Collectors.joining("; ")))
              .collect(Collectors.joining(" | "));
    }

    private String label(String output) {
      return Stream.concat(changed.columns.values().stream(), inForce.columns.values().stream())
          .filter(column -> !column.input() && column.name().equals(output))
          .findFirst()
          .map(DecisionTable.Column::title)
          .orElse(output);
    }

    private String text(@Nullable Object value) {
      return value == null ? NOTHING : String.valueOf(value);
    }

    private static Set<String> names(DecisionTable table) {
      return Stream.concat(
              table.columns.values().stream().map(DecisionTable.Column::expression),
              table.rules.stream().flatMap(rule -> rule.cells().values().stream()))
          .flatMap(
              expression ->
                  NAME.matcher(QUOTED.matcher(expression).replaceAll(""))
                      .results()
                      .map(java.util.regex.MatchResult::group))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ByteArrayInputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
