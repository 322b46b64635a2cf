-- A copy that is not given out after all: its number is voided and never given again.
alter table document_copy add column void_reason varchar(500);
alter table document_copy add column voided_at timestamp with time zone;
alter table document_copy add column voided_by varchar(64);
