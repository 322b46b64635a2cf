package vn.congvan.signing.pades;

import vn.congvan.trust.QuestionsOnThisMachine;

/** Checks and prolongs with practice authorities, which lie on this machine. */
public final class PracticeJudge {

  private PracticeJudge() {}

  /** Asks on this machine whatever is named. */
  public static OwnSignatures judge() {
    var open = QuestionsOnThisMachine.open("127.0.0.1");
    return new OwnSignatures(open.questions(), open.lists());
  }
}
