-- Each time limit is one row from its opening to its end (decision 0028); of each subject one is open at a time.
create table deadline (
  id uuid not null,
  kind varchar(20) not null,
  subject_id uuid not null,
  open_subject_id uuid,
  document_id uuid,
  agency_id varchar(32) not null,
  unit_id varchar(50),
  post_id uuid,
  urgency integer not null,
  started_at timestamp with time zone not null,
  original_due_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  reckoned_from timestamp with time zone,
  limit_days integer,
  limit_hours integer not null,
  limit_seconds bigint,
  paused_at timestamp with time zone,
  remaining_seconds bigint,
  closed_at timestamp with time zone,
  recomputed_by uuid,
  version integer not null,
  constraint pk_deadline primary key (id),
  constraint uq_deadline_kind_open_subject_id unique (kind, open_subject_id),
  constraint fk_deadline_document foreign key (document_id) references document (id)
);
create index ix_deadline_subject on deadline (subject_id, kind);
create index ix_deadline_document on deadline (document_id);
create index ix_deadline_agency_due on deadline (agency_id, closed_at, due_at);
create index ix_deadline_post_due on deadline (post_id, closed_at, due_at);
create index ix_deadline_unit_due on deadline (unit_id, closed_at, due_at);

-- What became of it, by whom and why: the original deadline and each later one stay reportable.
create table deadline_change (
  id uuid not null,
  deadline_id uuid not null,
  turn varchar(20) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(64),
  due_before timestamp with time zone,
  due_after timestamp with time zone,
  reason varchar(1000),
  constraint pk_deadline_change primary key (id),
  constraint fk_deadline_change_deadline foreign key (deadline_id) references deadline (id)
);
create index ix_deadline_change_deadline on deadline_change (deadline_id, changed_at);
