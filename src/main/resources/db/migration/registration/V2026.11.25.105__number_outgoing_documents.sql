-- An outgoing number keeps its symbol and date in the register even after it was voided (Decree 30/2020, Art. 15, 16).
alter table register_entry add column symbol varchar(30);
alter table register_entry add column dated date;
-- The outgoing register is asked for by the dates of the documents.
create index ix_register_entry_register_dated on register_entry (register_id, dated);
