-- A document that is recalled or replaced after it was closed or issued was closed when it was: the day on which it was
-- taken back, and the state in which it had been closed, stand beside that. What was taken back while it was open has no
-- former closing.
alter table document add column taken_back_at timestamp with time zone;
alter table document add column closed_as varchar(20);
update document set taken_back_at = closed_at where state in ('RECALLED', 'REPLACED');
update document set closed_as = 'ISSUED', closed_at = registered_at
where direction = 'OUT' and state in ('RECALLED', 'REPLACED') and registered_at is not null;
-- The history tells when, and as what, a received one had been closed.
update document set
  closed_as = (select min(e.kind) from document_event e where e.document_id = document.id and e.kind in ('CLOSED', 'NOTED')),
  closed_at = (
    select min(e.occurred_at) from document_event e where e.document_id = document.id and e.kind in ('CLOSED', 'NOTED'))
where direction = 'IN' and state = 'RECALLED' and exists (
  select 1 from document_event e where e.document_id = document.id and e.kind in ('CLOSED', 'NOTED'));
