-- One row per document and agency (Decree 30/2020, Appendix VI part II); urgency and secrecy are two columns.
create table document (
  id uuid not null,
  agency_id varchar(32) not null,
  direction varchar(10) not null,
  state varchar(20) not null,
  identifier varchar(200),
  type_code varchar(10),
  number varchar(11),
  symbol varchar(30),
  issued_on date,
  issuer_agency_id varchar(32),
  issuer_name varchar(200),
  issuer_level varchar(20),
  subject varchar(500),
  folded_subject varchar(600),
  field varchar(50),
  language varchar(30),
  pages integer,
  copies integer,
  urgency integer not null,
  secrecy integer not null,
  signer_name varchar(50),
  signer_position varchar(100),
  note varchar(500),
  to_places varchar(1000),
  arrived_at timestamp with time zone not null,
  arrival_number bigint,
  arrival_year integer,
  register_id uuid,
  registered_at timestamp with time zone,
  registered_by varchar(64),
  forwarded_at timestamp with time zone,
  due_at timestamp with time zone,
  original_due_at timestamp with time zone,
  closed_at timestamp with time zone,
  close_reason varchar(500),
  process_instance_id varchar(64),
  version integer not null,
  constraint pk_document primary key (id),
  constraint fk_document_agency foreign key (agency_id) references agency (id),
  constraint fk_document_issuer foreign key (issuer_agency_id) references agency (id)
);
create unique index uq_document_arrival on document (register_id, arrival_number);
create index ix_document_agency_state on document (agency_id, state, arrived_at);
create index ix_document_agency_identifier on document (agency_id, identifier);
create index ix_document_agency_number on document (agency_id, number, symbol);

create table attachment (
  id uuid not null,
  document_id uuid not null,
  role varchar(15) not null,
  ordinal integer not null,
  name varchar(200) not null,
  media_type varchar(150) not null,
  size bigint not null,
  sha256 varchar(64) not null,
  pages integer,
  added_at timestamp with time zone not null,
  added_by varchar(64) not null,
  constraint pk_attachment primary key (id),
  constraint fk_attachment_document foreign key (document_id) references document (id),
  constraint fk_attachment_blob foreign key (sha256) references content_blob (sha256)
);
create index ix_attachment_document on attachment (document_id);
create index ix_attachment_sha256 on attachment (sha256);

-- What happened, for decades; append-only, written in the act's own transaction (Appendix VI part I, III.5.a).
create table document_event (
  id uuid not null,
  document_id uuid not null,
  occurred_at timestamp with time zone not null,
  actor varchar(64) not null,
  on_behalf_of varchar(64),
  kind varchar(40) not null,
  detail varchar(1000),
  constraint pk_document_event primary key (id),
  constraint fk_document_event_document foreign key (document_id) references document (id)
);
create index ix_document_event_document on document_event (document_id, occurred_at);

-- Three levels of comment, as on the handling slip: leader, unit, handler (Appendix IV.VII).
create table document_comment (
  id uuid not null,
  document_id uuid not null,
  level varchar(10) not null,
  author varchar(64) not null,
  written_at timestamp with time zone not null,
  text varchar(4000) not null,
  constraint pk_document_comment primary key (id),
  constraint fk_document_comment_document foreign key (document_id) references document (id)
);
create index ix_document_comment_document on document_comment (document_id, written_at);

create table document_opening (
  document_id uuid not null,
  person_id varchar(64) not null,
  first_opened_at timestamp with time zone not null,
  constraint pk_document_opening primary key (document_id, person_id),
  constraint fk_document_opening_document foreign key (document_id) references document (id)
);
