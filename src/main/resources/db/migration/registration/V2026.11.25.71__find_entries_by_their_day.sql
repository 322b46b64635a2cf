-- The register is asked for by the days on which its numbers were given (Decree 30/2020, Art. 22).
create index ix_register_entry_register_entered on register_entry (register_id, entered_at);
