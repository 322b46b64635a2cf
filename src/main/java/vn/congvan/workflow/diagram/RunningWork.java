package vn.congvan.workflow.diagram;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/**
 * Work that runs on an earlier version of its process: where it stands, what moving it to the
 * version in force would do, and the moving itself, by the engine's own migration plan and batch.
 */
@Service
public class RunningWork {

  /** How many instances stand in a box. */
  public record Place(String boxId, String kind, String label, int instances) {}

  /** One version that still has running instances, or the one in force. */
  public record Version(int number, boolean inForce, int instances, List<Place> places) {}

  /** A box of the new version to which the instances of another may be sent. */
  public record Target(String boxId, String label) {}

  /**
   * What becomes of the instances in one box: they go on in {@code target}, or stay for those
   * reasons.
   */
  public record Move(
      Place place,
      @Nullable Target target,
      boolean chosen,
      List<Reason> reasons,
      List<Target> choices) {

    /** Whether they go on in the new version. */
    public boolean moves() {
      return target != null;
    }
  }

  /** A reason of the engine, as a key for the page's words and the engine's own sentence. */
  public record Reason(String code, String sentence) {}

  /** The moving as it would be. */
  public record Preview(int from, int to, int instances, int movable, List<Move> moves) {

    /** Whether there is anything to choose. */
    public boolean offersChoices() {
      return moves.stream().anyMatch(move -> !move.choices().isEmpty());
    }

    /** How many stay where they are. */
    public int staying() {
      return instances - movable;
    }
  }

  /** A failed instance: where it stands and why it could not be moved. */
  public record Failure(String instanceId, List<String> boxes, Reason reason) {}

  /**
   * A moving that was begun, and how far it is.
   *
   * @param done how many have moved
   * @param passedOver how many were finished by officials before their turn came
   * @param failed how many could not be moved; of a stopped one, could not when it was stopped
   */
  public record Moving(
      UUID id,
      int from,
      int to,
      int instances,
      int leftBehind,
      String by,
      Instant at,
      @Nullable String stoppedBy,
      int done,
      int passedOver,
      int failed,
      boolean finished,
      List<Failure> failures) {

    /** How many have had their turn. */
    public int behind() {
      return done + passedOver + failed;
    }
  }

  private record Begun(
      UUID id,
      String batchId,
      int from,
      int to,
      int instances,
      int leftBehind,
      String by,
      Instant at,
      @Nullable String stoppedBy,
      @Nullable Integer moved,
      int passedOver,
      int failed) {}

  private static final int SHOWN_FAILURES = 20;
  private static final int SHOWN_MOVINGS = 10;
  private static final Set<String> WAITS_FOR_EVENT =
      Set.of("receiveTask", "intermediateCatchEvent");

  /** The engine's sentences, by what the page says instead. */
  private static final List<Map.Entry<String, Pattern>> REASONS =
      List.of(
          entry("elsewhere", "does not exist|does not match the source"),
          entry("gone", "no migration instruction for this instance's activity"),
          entry("kind", "Activities have incompatible types"),
          entry("event", "Events are not of the same type|event trigger"),
          entry("scope", "closest mapped ancestor|event scope|flow scope"),
          entry("twice", "multiple mappings|Only one gateway"),
          entry("variable", "exists in both, this scope"),
          entry("loop", "multi-instance"),
          entry("savePoint", "asyncBefore|asyncAfter|Transition instance|sequence flow"),
          entry("unsupported", "not supported|not migrated"));

  private static Map.Entry<String, Pattern> entry(String code, String sentences) {
    return Map.entry(code, Pattern.compile(sentences));
  }

  private static final Pattern INSTANCE = Pattern.compile("[Pp]rocess instance '([^']+)'");

  private final RuntimeService runtime;
  private final ManagementService management;
  private final DiagramsInForce diagrams;
  private final JdbcClient database;
  private final ProvinceClock clock;

  RunningWork(
      RuntimeService runtime,
      ManagementService management,
      DiagramsInForce diagrams,
      JdbcClient database,
      ProvinceClock clock) {
    this.runtime = runtime;
    this.management = management;
    this.diagrams = diagrams;
    this.database = database;
    this.clock = clock;
  }

  /** The version in force and every earlier one that work still runs on, the newest first. */
  public List<Version> versions(String processKey) {
    var inForce = diagrams.inForce(DiagramKind.PROCESS, processKey);
    var counts = counts(processKey);
    return diagrams.versions(DiagramKind.PROCESS, processKey).stream()
        .filter(
            version ->
                version.getId().equals(inForce.getId()) || counts.containsKey(version.getId()))
        .sorted(Comparator.comparing(ResourceDefinition::getVersion).reversed())
        .map(
            version ->
                new Version(
                    version.getVersion(),
                    version.getId().equals(inForce.getId()),
                    counts.getOrDefault(version.getId(), 0),
                    places(version, flow(version))))
        .toList();
  }

  /** How many instances run on earlier versions, by process. */
  public Map<String, Integer> behind() {
    Map<String, Integer> behind = new HashMap<>();
    database
        .sql(
            """
            select d.key_, count(*) as instances
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null
              and d.version_ < (select max(n.version_) from act_re_procdef n where n.key_ = d.key_)
            group by d.key_
            """)
        .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .forEach(each -> behind.put(each.getKey(), each.getValue()));
    return behind;
  }

  /**
   * What moving the instances of a version to the one in force would do.
   *
   * @param chosen for boxes that the plan does not know by itself, the box in which to go on
   */
  public Preview preview(String processKey, int from, Map<String, String> chosen) {
    return preview(
        diagrams.version(DiagramKind.PROCESS, processKey, from),
        diagrams.inForce(DiagramKind.PROCESS, processKey),
        chosen);
  }

  Preview preview(
      ResourceDefinition source, ResourceDefinition target, Map<String, String> chosen) {
    var before = flow(source);
    var after = flow(target);
    var places = places(source, before);
    var known = new HashMap<String, String>();
    for (var instruction : plan(source, target, Map.of(), before).getInstructions()) {
      known.put(instruction.getSourceActivityId(), instruction.getTargetActivityId());
    }
    List<Move> moves = new ArrayList<>();
    for (var place : places) {
      var box = place.boxId().replace("#multiInstanceBody", "");
      var goesOn = known.get(place.boxId());
      if (goesOn != null) {
        moves.add(
            new Move(place, new Target(goesOn, after.label(goesOn)), false, List.of(), List.of()));
        continue;
      }
      var choices =
          after.boxes.values().stream()
              .filter(other -> other.kind().equals(place.kind()))
              .filter(other -> !known.containsValue(other.id()))
              .map(other -> new Target(other.id(), other.label()))
              .toList();
      var wanted = chosen.get(place.boxId());
      if (wanted != null && choices.stream().anyMatch(each -> each.boxId().equals(wanted))) {
        var reasons = refused(source, target, place.boxId(), wanted, before);
        moves.add(
            new Move(
                place,
                reasons.isEmpty() ? new Target(wanted, after.label(wanted)) : null,
                true,
                reasons,
                choices));
      } else if (!after.boxes.containsKey(box)) {
        moves.add(new Move(place, null, false, List.of(new Reason("gone", "")), choices));
      } else {
        var reasons = refused(source, target, place.boxId(), box, before);
        moves.add(
            new Move(
                place,
                null,
                false,
                reasons.isEmpty() ? List.of(new Reason("unsupported", "")) : reasons,
                choices));
      }
    }
    var all = instances(source).size();
    return new Preview(
        source.getVersion(), target.getVersion(), all, all - stuck(source, moves).size(), moves);
  }

  /** Moves all that can be moved, in the background; returns at once. */
  @Transactional(noRollbackFor = Refusal.class)
  public void move(
      String processKey, int from, int to, Map<String, String> chosen, String personId) {
    var source = diagrams.version(DiagramKind.PROCESS, processKey, from);
    var target = diagrams.inForce(DiagramKind.PROCESS, processKey);
    if (target.getVersion() != to) {
      throw new Refusal(
          "Trong lúc bạn xem đã có phiên bản mới hơn. Hãy xem lại việc chuyển rồi thực hiện.");
    }
    if (begun(processKey).stream().anyMatch(moving -> !finished(moving))) {
      throw new Refusal("Một lần chuyển khác của quy trình này chưa xong. Hãy đợi hoặc dừng nó.");
    }
    var preview = preview(source, target, chosen);
    var staying = stuck(source, preview.moves());
    var ids = new ArrayList<>(instances(source));
    ids.removeAll(staying);
    if (ids.isEmpty()) {
      throw new Refusal("Không có lượt nào chuyển được.");
    }
    Map<String, String> accepted = new LinkedHashMap<>();
    preview.moves().stream()
        .filter(move -> move.chosen() && move.target() != null)
        .forEach(
            move ->
                accepted.put(move.place().boxId(), Objects.requireNonNull(move.target()).boxId()));
    var batch =
        runtime
            .newMigration(plan(source, target, accepted, flow(source)))
            .processInstanceIds(ids)
            .executeAsync();
    database
        .sql(
            """
            insert into work_migration (id, batch_id, diagram_key, from_version, to_version, instances,
              left_behind, started_by, started_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID(),
            batch.getId(),
            processKey,
            from,
            to,
            ids.size(),
            staying.size(),
            personId,
            Timestamp.from(clock.instant()))
        .update();
  }

  /** The last movings of a process and how far each is, the newest first. */
  public List<Moving> movings(String processKey) {
    return begun(processKey).stream().map(moving -> state(processKey, moving)).toList();
  }

  /** Tries the failed instances of a moving once more. */
  @Transactional(noRollbackFor = Refusal.class)
  public void retry(String processKey, UUID movingId) {
    var statistics = open(get(processKey, movingId));
    management.setJobRetriesByJobDefinitionId(statistics.getBatchJobDefinitionId(), 1);
  }

  /**
   * Ends a moving: what has moved stays moved, the rest stays where it is; why some could not be
   * moved is kept, since the engine forgets it with the batch.
   */
  @Transactional(noRollbackFor = Refusal.class)
  public void stop(String processKey, UUID movingId, String personId) {
    var moving = get(processKey, movingId);
    var statistics = open(moving);
    // Also those that have another try before them: it will not come.
    var failed = failing(statistics);
    var failures = shown(processKey, failed);
    var count = failed.count();
    management.deleteBatch(statistics.getId(), false);
    database
        .sql(
            "update work_migration set stopped_by = ?, stopped_at = ?, moved = ? - passed_over,"
                + " failed = ? where id = ?")
        .params(
            personId,
            Timestamp.from(clock.instant()),
            statistics.getCompletedJobs(),
            count,
            movingId)
        .update();
    for (var place = 0; place < failures.size(); place++) {
      var failure = failures.get(place);
      database
          .sql(
              "insert into work_migration_failure (moving_id, place, instance_id, boxes, reason,"
                  + " sentence) values (?, ?, ?, ?, ?, ?)")
          .params(
              movingId,
              place,
              failure.instanceId(),
              String.join("\n", failure.boxes()),
              failure.reason().code(),
              failure.reason().sentence())
          .update();
    }
  }

  private JobQuery failing(BatchStatistics open) {
    return management
        .createJobQuery()
        .jobDefinitionId(open.getBatchJobDefinitionId())
        .withException();
  }

  private List<Failure> shown(String processKey, JobQuery failed) {
    return failed.listPage(0, SHOWN_FAILURES).stream()
        .map(job -> failure(processKey, job))
        .toList();
  }

  private List<Failure> keptFailures(UUID movingId) {
    return database
        .sql("select * from work_migration_failure where moving_id = ? order by place")
        .param(movingId)
        .query(
            (row, n) ->
                new Failure(
                    row.getString("instance_id"),
                    row.getString("boxes").lines().toList(),
                    new Reason(row.getString("reason"), row.getString("sentence"))))
        .list();
  }

  private Begun get(String processKey, UUID movingId) {
    return begun(processKey).stream()
        .filter(moving -> moving.id().equals(movingId))
        .findFirst()
        .orElseThrow(() -> new NotFound("Không có lần chuyển này."));
  }

  private BatchStatistics open(Begun moving) {
    return statistics(moving).orElseThrow(() -> new Refusal("Lần chuyển này đã kết thúc."));
  }

  private Moving state(String processKey, Begun moving) {
    var statistics = statistics(moving);
    var failures =
        statistics
            .map(open -> shown(processKey, failing(open).noRetriesLeft()))
            .orElseGet(() -> moving.failed() == 0 ? List.of() : keptFailures(moving.id()));
    return new Moving(
        moving.id(),
        moving.from(),
        moving.to(),
        moving.instances(),
        moving.leftBehind(),
        Objects.requireNonNullElse(diagrams.name(moving.by()), moving.by()),
        moving.at(),
        diagrams.name(moving.stoppedBy()),
        statistics
            .map(open -> open.getCompletedJobs() - moving.passedOver())
            .orElse(
                Objects.requireNonNullElse(
                    moving.moved(), moving.instances() - moving.passedOver())),
        moving.passedOver(),
        statistics.map(BatchStatistics::getFailedJobs).orElse(moving.failed()),
        finished(moving),
        failures);
  }

  private Failure failure(String processKey, Job job) {
    var sentence = Objects.requireNonNullElse(job.getExceptionMessage(), "");
    var instance = INSTANCE.matcher(sentence);
    if (!instance.find()) {
      return new Failure("", List.of(), reason(sentence));
    }
    var execution =
        runtime.createProcessInstanceQuery().processInstanceId(instance.group(1)).singleResult();
    if (execution == null) {
      return new Failure(instance.group(1), List.of(), reason(sentence));
    }
    var flow =
        diagrams.versions(DiagramKind.PROCESS, processKey).stream()
            .filter(version -> version.getId().equals(execution.getProcessDefinitionId()))
            .findFirst()
            .map(this::flow);
    return new Failure(
        instance.group(1),
        runtime.getActiveActivityIds(instance.group(1)).stream()
            .map(box -> flow.map(known -> known.label(box)).orElse(box))
            .toList(),
        reason(sentence));
  }

  private boolean finished(Begun moving) {
    return statistics(moving).isEmpty();
  }

  /** Nothing once all is done: the engine itself notices that only half a minute later. */
  private Optional<BatchStatistics> statistics(Begun moving) {
    return Optional.ofNullable(
            management.createBatchStatisticsQuery().batchId(moving.batchId()).singleResult())
        .filter(batch -> batch.getRemainingJobs() > 0);
  }

  private List<Begun> begun(String processKey) {
    return database
        .sql(
            "select * from work_migration where diagram_key = ? order by started_at desc"
                + " fetch first "
                + SHOWN_MOVINGS
                + " rows only")
        .param(processKey)
        .query(
            (row, n) ->
                new Begun(
                    row.getObject("id", UUID.class),
                    row.getString("batch_id"),
                    row.getInt("from_version"),
                    row.getInt("to_version"),
                    row.getInt("instances"),
                    row.getInt("left_behind"),
                    row.getString("started_by"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getString("stopped_by"),
                    row.getObject("moved", Integer.class),
                    row.getInt("passed_over"),
                    row.getInt("failed")))
        .list();
  }

  private Map<String, Integer> counts(String processKey) {
    return database
        .sql(
            """
            select e.proc_def_id_, count(*) as instances
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where d.key_ = ? and e.parent_id_ is null
            group by e.proc_def_id_
            """)
        .param(processKey)
        .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<Place> places(ResourceDefinition version, Flow flow) {
    return management.createActivityStatisticsQuery(version.getId()).list().stream()
        .sorted(Comparator.comparing(ActivityStatistics::getInstances).reversed())
        .map(
            statistics -> {
              var box = flow.boxes.get(statistics.getId().replace("#multiInstanceBody", ""));
              return new Place(
                  statistics.getId(),
                  box == null ? "task" : box.kind(),
                  box == null ? statistics.getId() : box.label(),
                  statistics.getInstances());
            })
        .toList();
  }

  private List<String> instances(ResourceDefinition version) {
    return database
        .sql("select id_ from act_ru_execution where proc_def_id_ = ? and parent_id_ is null")
        .param(version.getId())
        .query(String.class)
        .list();
  }

  private Set<String> stuck(ResourceDefinition version, List<Move> moves) {
    var boxes =
        moves.stream().filter(move -> !move.moves()).map(move -> move.place().boxId()).toList();
    return boxes.isEmpty()
        ? new HashSet<>()
        : database
            .sql(
                """
                select distinct proc_inst_id_ from act_ru_execution
                where proc_def_id_ = :version and act_id_ in (:boxes) and is_active_ = true
                """)
            .param("version", version.getId())
            .param("boxes", boxes)
            .query(String.class)
            .set();
  }

  /** Equal boxes go on in themselves; what they wait for is renewed, so that messages find them. */
  private MigrationPlan plan(
      ResourceDefinition source,
      ResourceDefinition target,
      Map<String, String> chosen,
      Flow before) {
    var builder = runtime.createMigrationPlan(source.getId(), target.getId());
    builder.mapEqualActivities().updateEventTriggers();
    chosen.forEach(
        (box, other) -> {
          var instruction = builder.mapActivities(box, other);
          var known = before.boxes.get(box);
          if (known != null && WAITS_FOR_EVENT.contains(known.kind())) {
            instruction.updateEventTrigger();
          }
        });
    return builder.build();
  }

  /** Why the engine would not let the instances of a box go on in another. */
  private List<Reason> refused(
      ResourceDefinition source, ResourceDefinition target, String box, String other, Flow before) {
    try {
      plan(source, target, Map.of(box, other), before);
      return List.of();
    } catch (MigrationPlanValidationException refused) {
      return refused.getValidationReport().getInstructionReports().stream()
          .filter(report -> isAbout(report.getMigrationInstruction(), box))
          .flatMap(report -> report.getFailures().stream())
          .map(RunningWork::reason)
          .toList();
    }
  }

  private static boolean isAbout(MigrationInstruction instruction, String box) {
    return box.equals(instruction.getSourceActivityId());
  }

  private static Reason reason(String sentence) {
    return REASONS.stream()
        .filter(known -> known.getValue().matcher(sentence).find())
        .map(known -> new Reason(known.getKey(), sentence))
        .findFirst()
        .orElseGet(() -> new Reason("other", sentence));
  }

  private Flow flow(ResourceDefinition version) {
    return Objects.requireNonNull(Flow.of(diagrams.text(version), version.getKey()));
  }
}
