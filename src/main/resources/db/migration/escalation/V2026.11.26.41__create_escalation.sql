-- The instance that climbs for a deadline; one at a time, begun and ended with it.
create table escalation (
  deadline_id uuid not null,
  process_instance_id varchar(64) not null,
  begun_at timestamp with time zone not null,
  constraint pk_escalation primary key (deadline_id)
);

-- Each rung that was climbed: whom it told, and by which deadline.
create table escalation_rung (
  id uuid not null,
  deadline_id uuid not null,
  agency_id varchar(32) not null,
  rung integer not null,
  receiver varchar(15) not null,
  due_at timestamp with time zone not null,
  climbed_at timestamp with time zone not null,
  told integer not null,
  task boolean not null,
  constraint pk_escalation_rung primary key (id),
  constraint uq_escalation_rung unique (deadline_id, due_at, rung)
);

-- What those who were told did about it.
create table escalation_answer (
  id uuid not null,
  deadline_id uuid not null,
  answer varchar(15) not null,
  note varchar(1000),
  answered_by varchar(64) not null,
  answered_at timestamp with time zone not null,
  constraint pk_escalation_answer primary key (id)
);
create index ix_escalation_answer_deadline on escalation_answer (deadline_id, answered_at);
