package vn.congvan.acts;

import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * After the tables were made or changed: on PostgreSQL nobody but their owner may change or delete
 * a row of the record or a seal, nor write into the list of what was done to the tables. Where the
 * application is itself the owner, this takes nothing away (docs/operations.md says how to keep the
 * two apart).
 */
@Component
class ActsStayAsWritten implements Callback {

  private static final String REVOKE =
      """
      do $$
      declare
        granted record;
      begin
        for granted in
          select distinct g.grantee, g.table_schema, g.table_name
          from information_schema.role_table_grants g
          join pg_class c on c.oid = format('%I.%I', g.table_schema, g.table_name)::regclass
          where g.table_schema = current_schema()
            and (g.table_name in ('recorded_act', 'recorded_act_seal')
                and g.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
              or g.table_name = 'flyway_schema_history'
                and g.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'))
            and g.grantee <> pg_get_userbyid(c.relowner)
        loop
          execute format(
            'revoke %s on %I.%I from %s',
            case when granted.table_name = 'flyway_schema_history'
              then 'insert, update, delete, truncate' else 'update, delete, truncate' end,
            granted.table_schema,
            granted.table_name,
            case when granted.grantee = 'PUBLIC' then 'public' else quote_ident(granted.grantee) end);
        end loop;
      end $$
      """;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      var connection = context.getConnection();
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        try (var statement = connection.createStatement()) {
          statement.execute(REVOKE);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The record of acts could not be shut against changes", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "acts stay as written";
  }
}
