package vn.congvan.deadline;

/**
 * What this deadline waits for lies with somebody outside of its agency, who is to be reminded now;
 * who owns the deadline knows by which way.
 */
public record OtherSideToRemind(OpenDeadline deadline) {}
