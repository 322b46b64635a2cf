package vn.congvan.assignment;

import org.jspecify.annotations.Nullable;

/** Why work goes back to where it came from; both the head's and the handler's form hold it. */
public record ReturnForm(@Nullable String reason) {}
