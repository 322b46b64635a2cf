-- Several files of a document whose signatures were asked for in one request: the first one leads, the others have
-- their turn after it, one at a time, so that a document still has one signature out at most.
alter table signature_attempt add column leader_id uuid;
alter table signature_attempt add column turn integer default 0 not null;
create index ix_signature_attempt_leader on signature_attempt (leader_id, turn);
-- A service without names for requests of its own is asked again by what was asked: several hashes are long.
alter table signature_attempt alter column service_transaction set data type varchar(4000);
-- The name that the service gave the request at first, by which it calls back; short enough to be looked up.
alter table signature_attempt add column service_name varchar(100);
create index ix_signature_attempt_service on signature_attempt (service_name);
