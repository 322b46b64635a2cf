-- Who did what, when, from where, on what, with what result. Only ever added to: on PostgreSQL the application's role has no
-- UPDATE, DELETE or TRUNCATE on recorded_act and recorded_act_seal (docs/operations.md). No document content, no phone numbers.
create table recorded_act (
  number bigint generated always as identity,
  agency_id varchar(32),
  occurred_at timestamp with time zone not null,
  person_id varchar(64),
  address varchar(45),
  kind varchar(80) not null,
  outcome varchar(10) not null,
  reason varchar(100),
  document_id uuid,
  object_kind varchar(30),
  object_id varchar(100),
  detail varchar(300),
  constraint pk_recorded_act primary key (number)
);
create index ix_recorded_act_agency on recorded_act (agency_id, occurred_at, number);
create index ix_recorded_act_person on recorded_act (person_id, occurred_at, number);
create index ix_recorded_act_document on recorded_act (document_id, occurred_at, number);

-- Written with the act, taken away by the sealer: so a row that commits late is sealed late, never skipped.
create table recorded_act_unsealed (
  act_number bigint not null,
  constraint pk_recorded_act_unsealed primary key (act_number)
);

-- hash = SHA-256(hash before || canonical form of the act); one chain for each agency, and '' for what belongs to none.
create table recorded_act_seal (
  chain varchar(32) not null,
  ordinal bigint not null,
  act_number bigint not null,
  hash varchar(64) not null,
  sealed_at timestamp with time zone not null,
  constraint pk_recorded_act_seal primary key (chain, ordinal),
  constraint uq_recorded_act_seal_act unique (act_number)
);

-- Where each chain ends; the row of '' is also the lock that lets one sealer work at a time.
create table recorded_act_chain (
  chain varchar(32) not null,
  length bigint not null,
  hash varchar(64) not null,
  sealed_at timestamp with time zone,
  constraint pk_recorded_act_chain primary key (chain)
);
insert into recorded_act_chain (chain, length, hash)
values ('', 0, '0000000000000000000000000000000000000000000000000000000000000000');
