-- Each save of a form's draft is a new row; the newest row of a task is the one that may be acted on.
create table form_draft (
  id uuid not null,
  task_id varchar(64) not null,
  process_instance_id varchar(64) not null,
  version integer not null,
  content varchar(100000) not null,
  saved_by varchar(64) not null,
  saved_at timestamp with time zone not null,
  constraint pk_form_draft primary key (id),
  constraint uq_form_draft_version unique (task_id, version)
);

-- Which copy of each diagram the product itself brought last, so that an analyst's version is never overwritten.
create table deployed_model (
  name varchar(200) not null,
  sha256 varchar(64) not null,
  deployed_at timestamp with time zone not null,
  held_back_sha256 varchar(64),
  held_back_at timestamp with time zone,
  constraint pk_deployed_model primary key (name)
);
