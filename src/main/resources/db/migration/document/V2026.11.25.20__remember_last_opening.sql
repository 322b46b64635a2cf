-- A task that comes back, or on to the next step, is unread until the document has been opened after it.
alter table document_opening add column last_opened_at timestamp with time zone;
update document_opening set last_opened_at = coalesce(
  (select max(e.occurred_at) from document_event e
   where e.document_id = document_opening.document_id and e.actor = document_opening.person_id and e.kind = 'OPENED'),
  first_opened_at);
alter table document_opening alter column last_opened_at set not null;
