-- A report with what was asked and what was found, as it was then.
create table report (
  id uuid not null,
  kind varchar(20) not null,
  agency_id varchar(32),
  first_day date not null,
  last_day date not null,
  structure varchar(10) not null,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  state varchar(10) not null,
  claimed_at timestamp with time zone,
  done integer not null,
  expected integer not null,
  header varchar(8000),
  trouble varchar(500),
  finished_at timestamp with time zone,
  constraint pk_report primary key (id),
  constraint fk_report_agency foreign key (agency_id) references agency (id)
);
create index ix_report_asked_by on report (asked_by, asked_at);
create index ix_report_state on report (state, claimed_at);

create table report_line (
  report_id uuid not null,
  ordinal integer not null,
  cells varchar(8000) not null,
  constraint pk_report_line primary key (report_id, ordinal),
  constraint fk_report_line_report foreign key (report_id) references report (id)
);
