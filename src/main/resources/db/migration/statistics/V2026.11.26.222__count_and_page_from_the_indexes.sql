-- What was closed before it was taken back stays counted as it was closed; and a page of a list picks its documents from
-- these indexes and only then reads the documents themselves.
drop index ix_document_closed;
drop index ix_document_agency_closed;
create index ix_document_closed on document
  (direction, closed_at, agency_id, arrived_at, due_at, registered_at, state, due_paused, closed_as, taken_back_at, id);
create index ix_document_agency_closed on document
  (direction, agency_id, closed_at, arrived_at, due_at, registered_at, state, lead_unit_id, lead_post_id, due_paused,
   closed_as, taken_back_at, id);
