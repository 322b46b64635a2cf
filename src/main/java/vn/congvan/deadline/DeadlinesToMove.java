package vn.congvan.deadline;

import java.util.SortedSet;
import java.util.UUID;

/**
 * The deadlines of those documents are about to be locked and moved, not by their owners: who locks
 * documents before deadlines does so now, or the two would wait for each other.
 */
public record DeadlinesToMove(SortedSet<UUID> documentIds) {}
