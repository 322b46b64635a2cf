-- While another agency is waited for the deadline does not run: what is paused is not overdue, whatever moment stands in
-- due_at. The figures read it from their indexes, as everything else that they count by.
alter table document add column due_paused boolean default false not null;
update document set due_paused = true where id in (
  select open_subject_id from deadline where kind in ('DOCUMENT', 'DRAFTING') and paused_at is not null);
drop index ix_document_closed;
drop index ix_document_agency_closed;
create index ix_document_closed on document
  (direction, closed_at, agency_id, arrived_at, due_at, registered_at, state, due_paused);
create index ix_document_agency_closed on document
  (direction, agency_id, closed_at, arrived_at, due_at, registered_at, state, lead_unit_id, lead_post_id, due_paused);
