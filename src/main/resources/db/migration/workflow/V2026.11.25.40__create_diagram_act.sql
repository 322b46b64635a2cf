-- What happened to each process and decision table: put into work, rolled back, held back, decided. Written in the act's own transaction.
create table diagram_act (
  id uuid not null,
  kind varchar(20) not null,
  diagram_kind varchar(10) not null,
  diagram_key varchar(255) not null,
  file_name varchar(255) not null,
  deployment_id varchar(64),
  from_version integer,
  to_version integer,
  restored_version integer,
  of_product boolean not null,
  sha256 varchar(64),
  done_by varchar(64),
  done_at timestamp with time zone not null,
  changes text not null,
  constraint pk_diagram_act primary key (id)
);
create index ix_diagram_act_diagram on diagram_act (diagram_kind, diagram_key, done_at);
create index ix_diagram_act_deployment on diagram_act (deployment_id);

-- Each moving of running instances from one version of a process to another, by the engine's batch.
create table work_migration (
  id uuid not null,
  batch_id varchar(64) not null,
  diagram_key varchar(255) not null,
  from_version integer not null,
  to_version integer not null,
  instances integer not null,
  left_behind integer not null,
  started_by varchar(64) not null,
  started_at timestamp with time zone not null,
  stopped_by varchar(64),
  stopped_at timestamp with time zone,
  moved integer,
  constraint pk_work_migration primary key (id),
  constraint uq_work_migration_batch_id unique (batch_id)
);
create index ix_work_migration_diagram on work_migration (diagram_key, started_at);

-- The product's version that waits for somebody's decision, so that it can be compared and taken.
alter table deployed_model add column held_back_text text;
