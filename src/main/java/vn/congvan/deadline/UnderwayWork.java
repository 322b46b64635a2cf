package vn.congvan.deadline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work that was under way before its time limits were kept here; the capability that owns it says
 * what there is and opens what is missing.
 */
public abstract class UnderwayWork {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcClient database;
  private final String name;
  private final String open;

  /**
   * Work of one kind.
   *
   * @param name by which name it is remembered that this is done
   * @param open the table of it, and what is true of that which is under way
   */
  protected UnderwayWork(JdbcClient database, String name, String open) {
    this.database = database;
    this.name = name;
    this.open = open;
  }

  String name() {
    return name;
  }

  /** The next ones in the order of their ids, after that one. */
  public List<UUID> after(@Nullable UUID last, int most) {
    return database
        .sql("select id from " + open + " and id > ? order by id fetch first ? rows only")
        .params(last == null ? BEFORE_ALL : last, most)
        .query(UUID.class)
        .list();
  }

  /** Opens the limits of one of them, where they are missing. */
  public abstract void keepTime(UUID id);
}
