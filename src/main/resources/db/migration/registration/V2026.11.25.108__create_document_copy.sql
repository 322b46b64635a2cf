-- Copies of documents: sao y, sao lục, trích sao (Decree 30/2020, Art. 25 to 27); their numbers are lines of the
-- register of kind COPY, one series for all kinds.
create table document_copy (
  id uuid not null,
  document_id uuid not null,
  agency_id varchar(32) not null,
  kind varchar(3) not null,
  register_id uuid not null,
  copy_year integer not null,
  number bigint not null,
  symbol varchar(30) not null,
  source varchar(10) not null,
  target varchar(10) not null,
  extract varchar(200),
  copies integer,
  recipients varchar(1000) not null,
  reason varchar(300) not null,
  authorised_by varchar(64) not null,
  authorised_name varchar(100) not null,
  authorised_as varchar(300) not null,
  dated date not null,
  made_at timestamp with time zone not null,
  made_by varchar(64) not null,
  signed_sha256 varchar(64),
  signed_at timestamp with time zone,
  constraint pk_document_copy primary key (id),
  constraint fk_document_copy_document foreign key (document_id) references document (id),
  constraint fk_document_copy_blob foreign key (signed_sha256) references content_blob (sha256),
  constraint uq_document_copy_number unique (register_id, number)
);
create index ix_document_copy_document on document_copy (document_id);
create index ix_document_copy_agency on document_copy (agency_id, dated);
