package vn.congvan.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assignment as people read it, with the rows that help it below. */
public record AssignmentView(
    UUID id,
    UUID documentId,
    AssignmentRole role,
    @Nullable String unitId,
    String receiver,
    @Nullable UUID handlerPostId,
    @Nullable String handler,
    String givenBy,
    Instant givenAt,
    @Nullable String instruction,
    @Nullable String handlerInstruction,
    @Nullable Instant dueAt,
    @Nullable String remaining,
    @Nullable Instant unitDueAt,
    @Nullable Instant originalDueAt,
    AssignmentState state,
    String stateInWords,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String outcome,
    @Nullable String result,
    @Nullable String replyReference,
    @Nullable String returnReason,
    boolean mayWithdraw,
    boolean mayTakeBack,
    boolean mayAskForTime,
    List<Extension> extensionRequests,
    List<AssignmentView> children) {

  /** A request for more time and its decision. */
  public record Extension(
      UUID id,
      String requestedBy,
      Instant requestedAt,
      Instant askedDueAt,
      String reason,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable Boolean granted,
      @Nullable Instant grantedDueAt,
      @Nullable String decisionNote) {}
}
