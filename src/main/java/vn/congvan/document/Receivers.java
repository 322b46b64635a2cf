package vn.congvan.document;

import java.util.List;

/** Names those to whom a document was sent, in no more words than the register has room for. */
public final class Receivers {

  static final int LONGEST = 1000;

  private static final String BETWEEN = "; ";
  // Room for "… và 9999 nơi khác".
  private static final int OTHERS = 24;

  private Receivers() {}

  /** All of them, or as many as there is room for and the number of the others. */
  public static String inWords(List<String> receivers) {
    var all = String.join(BETWEEN, receivers);
    if (all.length() <= LONGEST) {
      return all;
    }
    var named = new StringBuilder();
    var count = 0;
    for (var receiver : receivers) {
      if (named.length() + BETWEEN.length() + receiver.length() > LONGEST - OTHERS) {
        break;
      }
      named.append(count == 0 ? "" : BETWEEN).append(receiver);
      count++;
    }
    return named + "… và " + (receivers.size() - count) + " nơi khác";
  }
}
