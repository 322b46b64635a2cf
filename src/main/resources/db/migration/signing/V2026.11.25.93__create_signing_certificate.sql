-- With which certificates people and agencies sign; nothing is deleted, because what was signed names them.
create table signing_certificate (
  id uuid not null,
  -- The agency whose administrators keep the entry; the owner where there is no person.
  agency_id varchar(32) not null,
  person_id varchar(64),
  means varchar(12) not null,
  -- Telephone number or account with the service.
  account varchar(200) not null,
  fingerprint varchar(64) not null,
  -- Fingerprint and means as long as the entry is in force, then null: one certificate is nobody's twice.
  active_key varchar(80),
  serial_number varchar(80) not null,
  subject varchar(500) not null,
  issuer varchar(500) not null,
  -- PEM, the signer's certificate first, the root last.
  chain varchar(60000) not null,
  image_sha256 varchar(64),
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  state varchar(10) not null,
  registered_by varchar(64) not null,
  registered_at timestamp with time zone not null,
  ended_by varchar(64),
  ended_at timestamp with time zone,
  end_reason varchar(500),
  -- The last warning that was given, in days before the end.
  warned_days integer,
  renewal_instance_id varchar(64),
  -- Why the owner gets no new one.
  renewal_refusal varchar(500),
  renewal_refused_by varchar(64),
  constraint pk_signing_certificate primary key (id),
  constraint uq_signing_certificate_active unique (active_key),
  constraint fk_signing_certificate_agency foreign key (agency_id) references agency (id),
  constraint fk_signing_certificate_person foreign key (person_id) references person (id),
  constraint fk_signing_certificate_image foreign key (image_sha256) references content_blob (sha256)
);
create index ix_signing_certificate_agency on signing_certificate (agency_id, state);
create index ix_signing_certificate_person on signing_certificate (person_id, state);
create index ix_signing_certificate_end on signing_certificate (state, valid_until);
create index ix_signing_certificate_fingerprint on signing_certificate (fingerprint);
