package vn.congvan.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the agencies stood to each other on a day, for whoever groups them. */
@Component
@Transactional(readOnly = true)
public class AgencyStructure {

  /**
   * An agency as it was on that day; one that had already ended as it was last, one that was not
   * yet there as it was first.
   */
  public record Placed(
      String id, String name, String shortName, @Nullable String parentId, boolean ended) {}

  /** All agencies as of one day. */
  public record Structure(LocalDate on, Map<String, Placed> agencies) {

    /** The agency of that id. */
    public Optional<Placed> agency(String id) {
      return Optional.ofNullable(agencies.get(id));
    }

    /** The name of the agency, or its id where nothing is known of it. */
    public String nameOf(String id) {
      return agency(id).map(Placed::name).orElse(id);
    }

    /** The agencies under those, over all steps; not they themselves. */
    public Set<String> below(Collection<String> heads) {
      var found = new HashSet<String>();
      if (heads.isEmpty()) {
        return found;
      }
      boolean more;
      do {
        more = false;
        for (var each : agencies.values()) {
          var parent = each.parentId();
          if (parent != null && (heads.contains(parent) || found.contains(parent))) {
            more |= found.add(each.id());
          }
        }
      } while (more);
      return found;
    }
  }

  private final JdbcClient database;

  AgencyStructure(JdbcClient database) {
    this.database = database;
  }

  /** The structure on a day. */
  public Structure on(LocalDate day) {
    var agencies = new LinkedHashMap<String, Placed>();
    database
        .sql(
            """
            select agency_id, valid_from, valid_to, name, short_name, parent_id from agency_version
            order by agency_id, valid_from
            """)
        .query(
            row -> {
              var from = row.getObject("valid_from", LocalDate.class);
              var until = row.getObject("valid_to", LocalDate.class);
              var id = row.getString("agency_id");
              if (!from.isAfter(day) || !agencies.containsKey(id)) {
                agencies.put(
                    id,
                    new Placed(
                        id,
                        row.getString("name"),
                        row.getString("short_name"),
                        row.getString("parent_id"),
                        until != null && !until.isAfter(day)));
              }
            });
    return new Structure(day, agencies);
  }
}
