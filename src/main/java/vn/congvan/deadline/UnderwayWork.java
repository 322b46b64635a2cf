package vn.congvan.deadline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that was under way before its time limits were kept here; the capability that owns it says
 * what there is and opens what is missing.
 */
public interface UnderwayWork {

  /** By which name it is remembered that this is done. */
  String name();

  /** The next ones in the order of their ids, after that one. */
  List<UUID> after(@Nullable UUID last, int most);

  /** Opens the limits of one of them, where they are missing. */
  void keepTime(UUID id);
}
