-- What is known of an outgoing document besides its own fields while it is drafted, checked and signed (Decree 30/2020, Art. 10 to 18).
create table outgoing_draft (
  document_id uuid not null,
  agency_id varchar(32) not null,
  drafter_post_id uuid not null,
  unit_id varchar(50),
  reply_to uuid,
  reply_assignment uuid,
  signer_post_id uuid,
  checker_post_id uuid,
  on_paper boolean not null,
  receivers varchar(1000),
  return_reason varchar(1000),
  returned_by varchar(64),
  replaces uuid,
  corrects uuid,
  version integer not null,
  constraint pk_outgoing_draft primary key (document_id),
  constraint fk_outgoing_draft_document foreign key (document_id) references document (id),
  constraint fk_outgoing_draft_reply_to foreign key (reply_to) references document (id),
  constraint fk_outgoing_draft_replaces foreign key (replaces) references document (id),
  constraint fk_outgoing_draft_corrects foreign key (corrects) references document (id)
);
create index ix_outgoing_draft_reply_to on outgoing_draft (reply_to);
create index ix_outgoing_draft_replaces on outgoing_draft (replaces);
create index ix_outgoing_draft_corrects on outgoing_draft (corrects);

-- Each file that was ever brought: slot 0 is the document itself, the others its appendices; nothing is overwritten.
create table draft_file (
  id uuid not null,
  document_id uuid not null,
  slot integer not null,
  number integer not null,
  name varchar(200) not null,
  media_type varchar(150) not null,
  size bigint not null,
  sha256 varchar(64) not null,
  pages integer,
  text varchar(1000000),
  step varchar(200) not null,
  added_at timestamp with time zone not null,
  added_by varchar(64) not null,
  removed_at timestamp with time zone,
  removed_by varchar(64),
  constraint pk_draft_file primary key (id),
  constraint uq_draft_file_version unique (document_id, slot, number),
  constraint fk_draft_file_document foreign key (document_id) references document (id),
  constraint fk_draft_file_blob foreign key (sha256) references content_blob (sha256)
);
create index ix_draft_file_sha256 on draft_file (sha256);

-- A unit that was asked for its comments on a draft, and what it said; each is one instance of co-draft-document.
create table co_draft (
  id uuid not null,
  document_id uuid not null,
  agency_id varchar(32) not null,
  unit_id varchar(50) not null,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  question varchar(2000),
  due_at timestamp with time zone not null,
  state varchar(15) not null,
  comment varchar(4000),
  commented_by varchar(64),
  closed_at timestamp with time zone,
  process_instance_id varchar(64),
  version integer not null,
  constraint pk_co_draft primary key (id),
  constraint fk_co_draft_document foreign key (document_id) references document (id)
);
create index ix_co_draft_document on co_draft (document_id, asked_at);
