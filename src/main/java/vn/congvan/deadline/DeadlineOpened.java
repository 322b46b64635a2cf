package vn.congvan.deadline;

import java.util.List;

/** Time limits have begun to run, or run again; told in the transaction that opened them. */
public record DeadlineOpened(List<OpenDeadline> deadlines) {}
