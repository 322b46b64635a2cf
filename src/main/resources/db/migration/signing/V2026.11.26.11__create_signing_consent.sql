-- Errands of a signer's browser to a service's own page: for one attempt of one person in one session, once.
create table signing_consent (
  state_hash varchar(64) not null,
  attempt_id uuid not null,
  person_id varchar(64) not null,
  session_hash varchar(64) not null,
  verifier varchar(64) not null,
  back varchar(500) not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint pk_signing_consent primary key (state_hash),
  constraint fk_signing_consent_attempt foreign key (attempt_id) references signature_attempt (id)
);
create index ix_signing_consent_attempt on signing_consent (attempt_id);
