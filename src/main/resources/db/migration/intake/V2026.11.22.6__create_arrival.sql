-- Every delivery by a channel leaves a row, whatever became of it; a repeated delivery is absorbed by its own message id.
create table arrival (
  id uuid not null,
  agency_id varchar(32) not null,
  channel varchar(15) not null,
  message_id varchar(200) not null,
  received_at timestamp with time zone not null,
  received_by varchar(64) not null,
  state varchar(15) not null,
  file_name varchar(200) not null,
  sha256 varchar(64),
  size bigint not null,
  reason varchar(1000),
  document_id uuid,
  constraint pk_arrival primary key (id),
  constraint fk_arrival_agency foreign key (agency_id) references agency (id),
  constraint uq_arrival_message unique (agency_id, channel, message_id)
);
create index ix_arrival_agency on arrival (agency_id, received_at);

-- What the text of the received file suggests; shown beside the field, never filled in silently.
create table reading (
  document_id uuid not null,
  read_at timestamp with time zone not null,
  suggestions varchar(20000) not null,
  text varchar(1000000),
  constraint pk_reading primary key (document_id)
);
