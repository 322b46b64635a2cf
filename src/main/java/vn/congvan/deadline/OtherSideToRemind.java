package vn.congvan.deadline;

import java.time.Instant;

/**
 * What this deadline waits for lies with somebody outside of its agency, who is to be reminded now;
 * who owns the deadline knows by which way.
 *
 * @param planned when it was to be reminded; the moment itself may be any later one
 */
public record OtherSideToRemind(OpenDeadline deadline, Instant planned) {}
