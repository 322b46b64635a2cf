package vn.congvan.drafting;

import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessMessage;

/** The messages by which a draft and the units that comment on it tell each other. */
@ProcessFacts
public final class DraftingMessages {

  /** Every unit has commented, or the drafter waits no longer. */
  public static final ProcessMessage COMMENTS_GATHERED =
      ProcessMessage.of(
              "CommentsGathered",
              DraftingVariables.OUTGOING_DOCUMENT.process(),
              "Các đơn vị đã góp ý xong, hoặc người soạn thảo không chờ nữa")
          .sentAfter("askCoDrafters");

  /** The drafter no longer asks this unit. */
  public static final ProcessMessage COMMENT_NO_LONGER_NEEDED =
      ProcessMessage.of(
          "CommentNoLongerNeeded",
          DraftingVariables.CO_DRAFT_DOCUMENT.process(),
          "Người soạn thảo không lấy ý kiến của đơn vị nữa");

  private DraftingMessages() {}
}
