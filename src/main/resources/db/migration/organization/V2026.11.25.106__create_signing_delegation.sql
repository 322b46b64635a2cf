-- Who may sign for the head of the agency besides his deputies: by order (TL.) or in writing (TUQ.), from a day on and
-- until a day (Decree 30/2020, Art. 13.3 and 13.4). What was ended stays, because it says why a document was valid.
create table signing_delegation (
  id uuid not null,
  agency_id varchar(32) not null,
  from_post uuid not null,
  to_post uuid not null,
  kind varchar(12) not null,
  types varchar(200) not null,
  subject varchar(300) not null,
  deputies boolean not null,
  first_day date not null,
  last_day date,
  basis varchar(200) not null,
  recorded_by varchar(64) not null,
  recorded_at timestamp with time zone not null,
  constraint pk_signing_delegation primary key (id),
  constraint fk_signing_delegation_agency foreign key (agency_id) references agency (id),
  constraint fk_signing_delegation_from foreign key (from_post) references post (id),
  constraint fk_signing_delegation_to foreign key (to_post) references post (id)
);
create index ix_signing_delegation_agency on signing_delegation (agency_id, last_day);
create index ix_signing_delegation_from on signing_delegation (from_post);
create index ix_signing_delegation_to on signing_delegation (to_post);
