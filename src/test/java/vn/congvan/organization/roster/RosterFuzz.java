package vn.congvan.organization.roster;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import vn.congvan.shared.Refusal;

/** Sheets that administrators send: each is read or refused in words. */
public final class RosterFuzz {

  private RosterFuzz() {}

  /** One sheet. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    try {
      RosterFile.read(data.consumeRemainingAsBytes());
    } catch (Refusal refused) {
      // As it should be.
    }
  }
}
