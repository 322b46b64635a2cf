-- The newest documents of an agency, and one by its arrival number, without reading the others.
create index ix_document_agency_arrived on document (agency_id, arrived_at);
create index ix_document_agency_arrival on document (agency_id, arrival_number);
