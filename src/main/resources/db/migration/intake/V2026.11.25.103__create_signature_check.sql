-- Each check of a file's signatures is a row; one that has still to be made has the moment from which it is due.
create table signature_check (
  id uuid not null,
  document_id uuid not null,
  attachment_id uuid not null,
  sha256 varchar(64) not null,
  asked_at timestamp with time zone not null,
  asked_by varchar(64) not null,
  attempt int not null,
  due_at timestamp with time zone,
  checked_at timestamp with time zone,
  trust_version int,
  outcome varchar(15),
  trouble varchar(500),
  constraint pk_signature_check primary key (id)
);
create index ix_signature_check_document on signature_check (document_id);
create index ix_signature_check_due_at on signature_check (due_at);
create index ix_signature_check_sha256 on signature_check (sha256);

create table signature_finding (
  check_id uuid not null,
  ordinal int not null,
  field varchar(200) not null,
  time_stamp boolean not null,
  signer varchar(300),
  organization varchar(300),
  issuer varchar(300),
  serial varchar(80),
  valid_from timestamp with time zone,
  valid_until timestamp with time zone,
  claimed_at timestamp with time zone,
  stamped_at timestamp with time zone,
  doubts varchar(200) not null,
  evidence varchar(8000) not null,
  certificate varchar(20000),
  constraint pk_signature_finding primary key (check_id, ordinal),
  constraint fk_signature_finding_check_id foreign key (check_id) references signature_check (id)
);

-- Why a clerk registered a document in spite of what was found, or before it was.
create table signature_decision (
  id uuid not null,
  document_id uuid not null,
  decided_at timestamp with time zone not null,
  decided_by varchar(64) not null,
  standing varchar(15) not null,
  reason varchar(500) not null,
  constraint pk_signature_decision primary key (id)
);
create index ix_signature_decision_document on signature_decision (document_id);
