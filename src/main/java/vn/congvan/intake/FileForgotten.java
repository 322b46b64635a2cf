package vn.congvan.intake;

/**
 * A file that came to the agency was deleted for good; whoever keeps a copy of his own deletes it
 * too.
 */
record FileForgotten(String agencyId, String sha256, long size) {}
