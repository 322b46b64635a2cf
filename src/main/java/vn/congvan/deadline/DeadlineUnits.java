package vn.congvan.deadline;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;

/** In which unit what is limited lies, so that whoever is told as its head may also act. */
@Component
public class DeadlineUnits {

  private final Directory directory;

  DeadlineUnits(Directory directory) {
    this.directory = directory;
  }

  /** The unit that is responsible, else that of the post; null for what lies with the agency. */
  public @Nullable String of(OpenDeadline deadline) {
    var unit = deadline.unitId();
    var post = deadline.postId();
    return unit != null || post == null
        ? unit
        : directory.post(post).map(Directory.Post::unitId).orElse(null);
  }
}
