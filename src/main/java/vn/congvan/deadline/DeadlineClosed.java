package vn.congvan.deadline;

import java.util.List;

/** Time limits have ended, in time or not; told in the transaction that closed them. */
public record DeadlineClosed(List<OpenDeadline> deadlines) {}
