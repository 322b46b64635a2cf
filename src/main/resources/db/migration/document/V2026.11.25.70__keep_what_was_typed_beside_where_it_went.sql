-- Field 16 is what the clerk typed; where the document was sent is another fact (Decree 30/2020, Appendix VI part II).
alter table document add column forwarded_to varchar(1000);

-- Until now a forwarding was written over field 16.
update document set forwarded_to = to_places, to_places = null where forwarded_at is not null;
