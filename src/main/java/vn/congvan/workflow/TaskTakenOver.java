package vn.congvan.workflow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person took an open task over, told while it happens; {@code from} is whose name it bore, null
 * where it bore none.
 */
public record TaskTakenOver(UUID documentId, String task, String personId, @Nullable String from) {}
