package vn.congvan.registration;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.Processes.OpenTask;

/** What a clerk has submitted to a leader: taken back until the leader has opened it. */
@UseCase
public class Submissions {

  // The box on the diagram where a leader has the document; Tasklist's filters go by it as well.
  private static final String WITH_LEADER = "directDocument";

  /** To whom the document was submitted, and whether it can still be taken back. */
  public record Submission(String leader, boolean mayTakeBack) {}

  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Processes processes;

  Submissions(Documents documents, Access access, Directory directory, Processes processes) {
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.processes = processes;
  }

  /** The submission that is with a leader now; empty where none is. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Optional<Submission> of(UUID documentId, String by) {
    access.requireSight(by, documentId);
    access.requireRole(by, Role.CLERK, documents.get(documentId).agencyId());
    return withLeader(documentId)
        .map(task -> new Submission(nameOf(postOf(task)), !isOpened(documentId, task)));
  }

  /**
   * Takes the document back to the clerk, who submits it elsewhere. A refusal that comes after the
   * engine was told undoes everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void takeBack(UUID documentId, String by) {
    access.requireSight(by, documentId);
    var document = documents.lock(documentId);
    access.requireRole(by, Role.CLERK, document.agencyId());
    var task = withLeader(documentId);
    if (task.isEmpty()) {
      throw new Refusal("Văn bản không còn ở lãnh đạo nên không thu hồi được.");
    }
    if (isOpened(documentId, task.get())) {
      throw new Refusal("Lãnh đạo đã mở xem văn bản nên không thu hồi được nữa.");
    }
    if (!processes.tell(
        task.get().processInstanceId(), RegistrationMessages.SUBMISSION_TAKEN_BACK, Map.of())) {
      throw new Refusal(
          "Văn bản vừa được xử lý ở nơi khác. Hãy tải lại để xem tình trạng mới nhất.");
    }
  }

  /** The document is with the clerk again; who got it and has not opened it sees it no longer. */
  public void takenBack(UUID documentId, UUID directingPost, String by) {
    documents.backToClerk(documentId);
    var group = Directory.postGroup(directingPost);
    var openings = documents.openings(documentId);
    if (directory.people(null, null, group, null).stream()
        .noneMatch(person -> openings.containsKey(person.id()))) {
      access.close(documentId, group);
    }
    documents.record(documentId, by, EventKind.SUBMISSION_TAKEN_BACK, nameOf(directingPost));
  }

  private Optional<OpenTask> withLeader(UUID documentId) {
    var document = documents.get(documentId);
    var instance = document.processInstanceId();
    return document.state() != DocumentState.IN_DIRECTION || instance == null
        ? Optional.empty()
        : processes.tasksOf(instance).stream()
            .filter(task -> task.activityId().equals(WITH_LEADER))
            .findFirst();
  }

  private boolean isOpened(UUID documentId, OpenTask task) {
    var receivers = new HashSet<String>();
    directory
        .people(null, null, directory.groupInChargeOf(postOf(task)), null)
        .forEach(person -> receivers.add(person.id()));
    var assignee = task.assignee();
    if (assignee != null) {
      receivers.add(assignee);
    }
    return documents.openings(documentId).entrySet().stream()
        .anyMatch(
            opening ->
                receivers.contains(opening.getKey())
                    && !opening.getValue().isBefore(task.createdAt()));
  }

  private static UUID postOf(OpenTask task) {
    return UUID.fromString(
        String.valueOf(task.variables().get(RegistrationVariables.DIRECTING_POST.name())));
  }

  private String nameOf(UUID postId) {
    return directory
        .post(postId)
        .map(post -> post.title() + " " + post.personName())
        .orElse("Lãnh đạo không còn giữ vị trí công tác");
  }
}
