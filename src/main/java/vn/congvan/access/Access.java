package vn.congvan.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvan.organization.Role;

/**
 * The one place that says who may see a document: those whom its audience names, as the group of a
 * role in one agency or unit, or of one post.
 */
public interface Access {

  /**
   * Opens the document to a group (see {@code Role.at} and {@code Directory.postGroup}); opening
   * twice is once.
   */
  void open(UUID documentId, String group);

  /**
   * Opens documents that were entered in the present transaction to these groups: nobody else can
   * open them at the same moment.
   */
  void openNew(Map<UUID, List<String>> groups);

  /** Closes the document to a group, for instance when work is taken back unopened. */
  void close(UUID documentId, String group);

  /** Whether the person may see the document today. */
  boolean maySee(String personId, UUID documentId);

  /**
   * Refuses with {@code NotFound} if the person may not see the document: its existence is not told
   * either.
   */
  void requireSight(String personId, UUID documentId);

  /**
   * Refuses with {@code NotAllowed} unless the person holds that role in the document's agency
   * today.
   */
  void requireRole(String personId, Role role, String agencyId);

  /**
   * The groups by which lists of documents are filtered inside the query: own ones and overseen
   * ones.
   */
  Set<String> audiencesOf(String personId);

  /**
   * The agencies in which the person holds or substitutes a post today: no document of another one
   * is ever open to him, so that lists begin with these.
   */
  Set<String> agenciesOf(String personId);
}
