-- A voided number keeps its line, its reason and its document for good; the document then holds another number
-- (Decree 30/2020, Art. 22). Each document holds one number at most.
alter table register_entry add column holder_id uuid;

update register_entry set holder_id = document_id where state = 'USED';

alter table register_entry drop constraint uq_register_entry_document;
alter table register_entry add constraint uq_register_entry_holder unique (holder_id);
create index ix_register_entry_document on register_entry (document_id);
