package vn.congvan.shared;

import java.io.PrintStream;
import java.util.List;

/** Something that the product does from the command line, without being started as a server. */
public interface Tool {

  /** The word by which it is called. */
  String name();

  /** One line in Vietnamese: what follows the word, and what it does. */
  String usage();

  /**
   * Does it and says what came out.
   *
   * @return 0 if all is well, 1 if something was found, 2 if it could not be done
   */
  int run(List<String> arguments, PrintStream out);
}
