-- Everything by which documents are counted, so that no figure reads the documents themselves.
create index ix_document_handling on document
  (direction, agency_id, arrived_at, registered_at, due_at, closed_at, state, lead_unit_id, lead_post_id);
