-- How an agency sends messages to telephones; without a row the province's usual way holds.
create table sms_agency (
  agency_id varchar(32) not null,
  enabled boolean not null,
  diacritics boolean not null,
  language varchar(2) not null,
  template_vi varchar(600) not null,
  template_en varchar(600) not null,
  quiet_from varchar(5) not null,
  quiet_until varchar(5) not null,
  quiet_days_off boolean not null,
  daily_segments integer not null,
  hard_segments integer not null,
  changed_by varchar(64) not null,
  changed_at timestamp with time zone not null,
  constraint pk_sms_agency primary key (agency_id),
  constraint fk_sms_agency_agency foreign key (agency_id) references agency (id)
);

-- Who gets no messages: a person, or everybody of a unit.
create table sms_block (
  id uuid not null,
  agency_id varchar(32) not null,
  person_id varchar(64),
  unit_id varchar(64),
  reason varchar(500) not null,
  blocked_by varchar(64) not null,
  blocked_at timestamp with time zone not null,
  constraint pk_sms_block primary key (id),
  constraint fk_sms_block_agency foreign key (agency_id) references agency (id),
  constraint fk_sms_block_person foreign key (person_id) references person (id),
  constraint ck_sms_block_whom check ((person_id is null) <> (unit_id is null)),
  constraint uq_sms_block_person unique (agency_id, person_id),
  constraint uq_sms_block_unit unique (agency_id, unit_id)
);
create index ix_sms_block_person on sms_block (person_id);

-- What an agency has used of its budget on a day; the row is also the lock under which it is drawn on.
create table sms_day (
  agency_id varchar(32) not null,
  spent_on date not null,
  segments integer not null,
  reached_at timestamp with time zone,
  hard_reached_at timestamp with time zone,
  constraint pk_sms_day primary key (agency_id, spent_on),
  constraint fk_sms_day_agency foreign key (agency_id) references agency (id)
);

-- One message to one person about one thing. This row is the truth: the process waits for it, the gateway's words are
-- written into it, and nobody sends without having written here first that he does.
create table sms_message (
  id uuid not null,
  agency_id varchar(32) not null,
  document_id uuid,
  person_id varchar(64) not null,
  role varchar(20) not null,
  kind varchar(40) not null,
  occasion varchar(240) not null,
  words varchar(2000) not null,
  urgency integer not null,
  read_within integer not null,
  process_instance_id varchar(64),
  state varchar(12) not null,
  why varchar(20),
  code integer,
  mobile varchar(16),
  body varchar(1600),
  segments integer not null,
  sid varchar(64),
  may_resend boolean not null,
  tries integer not null,
  asks integer not null,
  entered_at timestamp with time zone not null,
  queued_at timestamp with time zone,
  next_at timestamp with time zone,
  sending_at timestamp with time zone,
  state_at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_due_at timestamp with time zone,
  price numeric(14, 5),
  currency varchar(3),
  constraint pk_sms_message primary key (id),
  constraint fk_sms_message_agency foreign key (agency_id) references agency (id),
  constraint fk_sms_message_document foreign key (document_id) references document (id),
  constraint fk_sms_message_person foreign key (person_id) references person (id),
  -- Never twice for the same document, receiver and occasion; the occasion names the document.
  constraint uq_sms_message_occasion unique (person_id, kind, occasion),
  constraint uq_sms_message_sid unique (sid)
);
create index ix_sms_message_next on sms_message (next_at);
create index ix_sms_message_read_due on sms_message (read_due_at);
create index ix_sms_message_document on sms_message (document_id, person_id);
create index ix_sms_message_agency on sms_message (agency_id, entered_at);
create index ix_sms_message_instance on sms_message (process_instance_id);

-- Within how many minutes those who are told of a document are to open it.
create table sms_watch (
  document_id uuid not null,
  minutes integer not null,
  constraint pk_sms_watch primary key (document_id),
  constraint fk_sms_watch_document foreign key (document_id) references document (id)
);

-- What the gateway has said, each word once: a word that comes again is a repetition of somebody.
create table sms_word (
  message_id uuid not null,
  word varchar(20) not null,
  said_at timestamp with time zone not null,
  constraint pk_sms_word primary key (message_id, word),
  constraint fk_sms_word_message foreign key (message_id) references sms_message (id)
);

-- The calls that were made where no message helped.
create table sms_call (
  id uuid not null,
  message_id uuid not null,
  outcome varchar(20) not null,
  note varchar(500),
  called_by varchar(64) not null,
  called_at timestamp with time zone not null,
  constraint pk_sms_call primary key (id),
  constraint fk_sms_call_message foreign key (message_id) references sms_message (id)
);
create index ix_sms_call_message on sms_call (message_id);
