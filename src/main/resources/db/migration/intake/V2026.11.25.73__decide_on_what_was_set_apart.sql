-- What was set apart is looked at again, taken in on a clerk's word, or deleted with a reason; who decided stays known.
alter table arrival add column cause varchar(15);
alter table arrival add column identifier varchar(200);
alter table arrival add column decision varchar(1000);
alter table arrival add column decided_by varchar(64);
alter table arrival add column decided_at timestamp with time zone;

update arrival set cause = 'HOSTILE' where state = 'QUARANTINED';

create index ix_arrival_sha256 on arrival (sha256);
create index ix_arrival_document on arrival (document_id);
