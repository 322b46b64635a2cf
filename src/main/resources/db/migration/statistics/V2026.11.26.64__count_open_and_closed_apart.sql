-- What is open is a tenth of a year and what was closed in some days is less: each is a stretch of these indexes, so
-- that no figure reads the documents themselves.
drop index ix_document_handling;
create index ix_document_closed on document
  (direction, closed_at, agency_id, arrived_at, due_at, registered_at, state);
create index ix_document_agency_closed on document
  (direction, agency_id, closed_at, arrived_at, due_at, registered_at, state, lead_unit_id, lead_post_id);
