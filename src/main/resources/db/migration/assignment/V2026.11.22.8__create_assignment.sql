-- Each assignment to a unit or a post is one row and one instance of handle-assignment (Decree 30/2020, Art. 23).
create table assignment (
  id uuid not null,
  document_id uuid not null,
  agency_id varchar(32) not null,
  parent_id uuid,
  role varchar(10) not null,
  unit_id varchar(50),
  post_id uuid,
  handler_post_id uuid,
  given_by varchar(64) not null,
  given_by_post_id uuid,
  given_at timestamp with time zone not null,
  instruction varchar(2000),
  due_at timestamp with time zone,
  original_due_at timestamp with time zone,
  allotted_by_post_id uuid,
  handler_due_at timestamp with time zone,
  handler_instruction varchar(2000),
  state varchar(15) not null,
  opened_at timestamp with time zone,
  opened_by varchar(64),
  closed_at timestamp with time zone,
  outcome varchar(15),
  result varchar(4000),
  reply_reference varchar(200),
  return_reason varchar(1000),
  process_instance_id varchar(64),
  version integer not null,
  constraint pk_assignment primary key (id),
  constraint fk_assignment_document foreign key (document_id) references document (id),
  constraint fk_assignment_parent foreign key (parent_id) references assignment (id)
);
create index ix_assignment_document on assignment (document_id);
create index ix_assignment_unit on assignment (unit_id, state);
create index ix_assignment_handler on assignment (handler_post_id, state);

create table extension_request (
  id uuid not null,
  assignment_id uuid not null,
  requested_by varchar(64) not null,
  requested_at timestamp with time zone not null,
  asked_due_at timestamp with time zone not null,
  reason varchar(1000) not null,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  granted boolean,
  granted_due_at timestamp with time zone,
  decision_note varchar(1000),
  constraint pk_extension_request primary key (id),
  constraint fk_extension_request_assignment foreign key (assignment_id) references assignment (id)
);
create index ix_extension_request_assignment on extension_request (assignment_id);
