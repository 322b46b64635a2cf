package vn.congvan.signing.pades;

/**
 * Pages with one more signature.
 *
 * @param pdf the whole file
 * @param timestamped false if no time-stamp authority answered: a job adds the time later
 */
public record SignedPages(byte[] pdf, boolean timestamped) {}
