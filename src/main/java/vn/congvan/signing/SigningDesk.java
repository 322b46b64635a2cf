package vn.congvan.signing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.signing.RegisteredMeans.Registered;
import vn.congvan.workflow.Processes;
import vn.congvan.workflow.Processes.OpenTask;

/** What lies before a signer: the task, its document, and the means at hand. */
@Component
class SigningDesk {

  private final Processes processes;
  private final ObjectProvider<SignedDocument> documents;
  private final ObjectProvider<RegisteredMeans> registered;
  private final ObjectProvider<HashSigner> hashSigners;
  private final ObjectProvider<FileSigner> fileSigners;

  SigningDesk(
      Processes processes,
      ObjectProvider<SignedDocument> documents,
      ObjectProvider<RegisteredMeans> registered,
      ObjectProvider<HashSigner> hashSigners,
      ObjectProvider<FileSigner> fileSigners) {
    this.processes = processes;
    this.documents = documents;
    this.registered = registered;
    this.hashSigners = hashSigners;
    this.fileSigners = fileSigners;
  }

  /** The work of one signing task. */
  record Job(OpenTask task, UUID documentId, String agencyId, SignatureKind kind) {}

  /** The task, if the person may see it. */
  Job visible(String taskId, String personId) {
    return processes
        .task(taskId)
        .filter(task -> processes.maySee(personId, taskId))
        .map(SigningDesk::job)
        .orElseThrow(
            () ->
                new NotFound("Công việc này đã hoàn thành hoặc không còn thuộc phạm vi của bạn."));
  }

  /** The task, if it is the person's to do. */
  Job workable(String taskId, String personId) {
    var job = visible(taskId, personId);
    if (!mayWork(taskId, personId)) {
      throw new NotAllowed("Việc ký này không phải của bạn. Hãy nhận việc trước khi ký.");
    }
    return job;
  }

  boolean mayWork(String taskId, String personId) {
    return processes.mayWork(personId, taskId);
  }

  /** The work of an open task. */
  static Job job(OpenTask task) {
    if (!task.processKey().equals(SigningVariables.SIGN_DOCUMENT.process())) {
      throw new NotFound("Đây không phải việc ký văn bản.");
    }
    var values = task.variables();
    return new Job(
        task,
        UUID.fromString(String.valueOf(values.get("documentId"))),
        task.agencyId(),
        SignatureKind.ofCode(String.valueOf(values.get(SigningVariables.SIGNATURE_KIND.name()))));
  }

  /** The process that called the one that asks for the attempt's signature. */
  Optional<String> callerOf(Attempt attempt) {
    return processes.callerOf(attempt.processInstanceId());
  }

  /** The task by which that process now asks for another of the same kind. */
  Optional<OpenTask> askedNext(String caller, SignatureKind kind) {
    return processes.tasksCalledBy(caller).stream()
        .filter(task -> task.processKey().equals(SigningVariables.SIGN_DOCUMENT.process()))
        .filter(task -> job(task).kind() == kind)
        .findFirst();
  }

  /** The capability that owns the document. */
  SignedDocument owner(UUID documentId) {
    return documents
        .orderedStream()
        .filter(document -> document.owns(documentId))
        .findFirst()
        .orElseThrow(() -> new NotFound("Không có văn bản nào để ký ở đây."));
  }

  /** With what this person may give this signature now; only what is connected. */
  List<Registered> means(Job job, String personId) {
    return registered.stream()
        .flatMap(
            book ->
                (job.kind().isOfAgency() ? book.ofAgency(job.agencyId()) : book.ofPerson(personId))
                    .stream())
        .filter(each -> isConnected(each.means()))
        .toList();
  }

  Registered chosen(Job job, UUID meansId, String personId) {
    return means(job, personId).stream()
        .filter(each -> each.id().equals(meansId))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "Phương tiện ký này chưa được đăng ký cho bạn, đã hết hạn hoặc chưa kết nối."
                        + " Hãy chọn phương tiện khác."));
  }

  /** The registered certificate of an attempt, also when it has ended since. */
  Optional<Registered> registered(UUID meansId) {
    return registered.stream().flatMap(book -> book.find(meansId).stream()).findFirst();
  }

  Optional<HashSigner> hashSigner(Means means) {
    return hashSigners.stream().filter(signer -> signer.means() == means).findFirst();
  }

  Optional<FileSigner> fileSigner(Means means) {
    return fileSigners.stream().filter(signer -> signer.means() == means).findFirst();
  }

  /** Who sends the attempt's signer to a page of its own, if the attempt waits for that now. */
  Optional<BrowserSigner> inTheBrowser(Attempt attempt) {
    var transaction = attempt.transaction();
    return attempt.state() == AttemptState.SENT && transaction != null
        ? hashSigner(attempt.means())
            .filter(BrowserSigner.class::isInstance)
            .map(BrowserSigner.class::cast)
            .filter(signer -> signer.waitsForTheBrowser(transaction))
        : Optional.empty();
  }

  private boolean isConnected(Means means) {
    return means.signsWholeFile() ? fileSigner(means).isPresent() : hashSigner(means).isPresent();
  }
}
