-- A document that changes an earlier one at its receivers: recalls, updates or replaces it (edXML BussinessDocType 1 to 3).
create table amendment (
  document_id uuid not null,
  amended_id uuid not null,
  kind varchar(10) not null,
  constraint pk_amendment primary key (document_id),
  constraint fk_amendment_document foreign key (document_id) references document (id),
  constraint fk_amendment_amended foreign key (amended_id) references document (id)
);
create index ix_amendment_amended on amendment (amended_id);

-- What the sender's process is: it hears of its receivers from a job that runs as nobody.
create table dispatch (
  document_id uuid not null,
  agency_id varchar(32) not null,
  process_instance_id varchar(64) not null,
  opened_at timestamp with time zone not null,
  opened_by varchar(64) not null,
  constraint pk_dispatch primary key (document_id),
  constraint fk_dispatch_document foreign key (document_id) references document (id)
);

-- One row per document and receiving agency: what became of it there (Decision 28/2018: codes 01 to 06, 13, 15, 16).
create table delivery (
  id uuid not null,
  document_id uuid not null,
  agency_id varchar(32) not null,
  receiver_id varchar(32) not null,
  role varchar(10) not null,
  courier varchar(15) not null,
  round integer not null,
  state varchar(2),
  state_at timestamp with time zone,
  states integer not null,
  received_id uuid,
  arrived_at timestamp with time zone,
  opened_at timestamp with time zone,
  reminded_at timestamp with time zone,
  reminders integer not null,
  asking varchar(10),
  asked_reason varchar(500),
  given_up_at timestamp with time zone,
  constraint pk_delivery primary key (id),
  constraint fk_delivery_document foreign key (document_id) references document (id),
  constraint fk_delivery_received foreign key (received_id) references document (id),
  constraint fk_delivery_agency foreign key (agency_id) references agency (id),
  constraint fk_delivery_receiver foreign key (receiver_id) references agency (id),
  constraint uq_delivery_receiver unique (document_id, receiver_id),
  constraint uq_delivery_received unique (received_id)
);

-- Append-only: who at which side said what when.
create table delivery_state (
  delivery_id uuid not null,
  ordinal integer not null,
  round integer not null,
  code varchar(2) not null,
  at timestamp with time zone not null,
  person_name varchar(100) not null,
  unit_name varchar(200),
  email varchar(200),
  reason varchar(1000),
  constraint pk_delivery_state primary key (delivery_id, ordinal),
  constraint fk_delivery_state_delivery foreign key (delivery_id) references delivery (id)
);

-- What is still to be done for a delivery; each is done in a transaction of its own, which deletes it.
create table delivery_errand (
  id uuid not null,
  delivery_id uuid not null,
  kind varchar(10) not null,
  round integer not null,
  due_at timestamp with time zone not null,
  tries integer not null,
  trouble varchar(500),
  constraint pk_delivery_errand primary key (id),
  constraint fk_delivery_errand_delivery foreign key (delivery_id) references delivery (id)
);
create index ix_delivery_errand_due on delivery_errand (due_at, id);
create index ix_delivery_errand_delivery on delivery_errand (delivery_id);
