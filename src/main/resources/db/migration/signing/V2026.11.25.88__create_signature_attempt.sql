-- Each time a signature was asked for, and what became of it. Nothing is deleted: it proves what was shown to whom.
create table signature_attempt (
  id uuid not null,
  document_id uuid not null,
  -- The document as long as the attempt is out, then null: a document has one signature out at most.
  out_document_id uuid,
  agency_id varchar(32) not null,
  process_instance_id varchar(64) not null,
  task_id varchar(64) not null,
  kind varchar(10) not null,
  signer_id varchar(64) not null,
  signer_name varchar(200) not null,
  capacity varchar(500) not null,
  means varchar(12) not null,
  means_id uuid not null,
  state varchar(10) not null,
  request_id varchar(40) not null,
  service_transaction varchar(300),
  file_name varchar(200) not null,
  number_and_symbol varchar(60) not null,
  control_code varchar(4) not null,
  place varchar(100) not null,
  pages_sha256 varchar(64) not null,
  container_sha256 varchar(64),
  attributes_sha256 varchar(64),
  field varchar(60),
  signature_value varchar(4000),
  signed_sha256 varchar(64),
  signed_size bigint,
  signed_pages integer,
  stamped boolean,
  doubts varchar(200),
  evidence varchar(4000),
  why varchar(20),
  detail varchar(1000),
  begun_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  troubles integer not null,
  ended_at timestamp with time zone,
  late_at timestamp with time zone,
  proof varchar(3),
  proof_sha256 varchar(64),
  proof_due_at timestamp with time zone,
  constraint pk_signature_attempt primary key (id),
  constraint uq_signature_attempt_out unique (out_document_id),
  constraint uq_signature_attempt_request unique (request_id),
  constraint fk_signature_attempt_pages foreign key (pages_sha256) references content_blob (sha256),
  constraint fk_signature_attempt_signed foreign key (signed_sha256) references content_blob (sha256)
);
create index ix_signature_attempt_document on signature_attempt (document_id, begun_at);
-- What is out is asked for every second, among millions of rows that are over.
create index ix_signature_attempt_out_next on signature_attempt (out_document_id, next_at);
create index ix_signature_attempt_proof on signature_attempt (proof_due_at);

-- Reading comes before signing: who opened the pages of which task.
create table signing_reading (
  task_id varchar(64) not null,
  person_id varchar(64) not null,
  document_id uuid not null,
  pages_sha256 varchar(64) not null,
  opened_at timestamp with time zone not null,
  constraint pk_signing_reading primary key (task_id, person_id)
);

-- Why a document was given back unsigned.
create table signing_return (
  process_instance_id varchar(64) not null,
  document_id uuid not null,
  person_id varchar(64) not null,
  reason varchar(1000) not null,
  written_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  constraint pk_signing_return primary key (process_instance_id)
);
create index ix_signing_return_document on signing_return (document_id, returned_at);
