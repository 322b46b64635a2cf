-- Each change of the calendar, and how far the deadlines that it moves have been reckoned anew: kept with each batch, so that a restart goes on where the last batch ended.
create table calendar_change (
  id uuid not null,
  agency_id varchar(32),
  first_day date not null,
  last_day date not null,
  reason varchar(500) not null,
  made_by varchar(64) not null,
  made_at timestamp with time zone not null,
  to_look_at integer not null,
  looked_at integer not null,
  moved integer not null,
  failed integer not null,
  last_deadline_id uuid,
  finished_at timestamp with time zone,
  constraint pk_calendar_change primary key (id),
  constraint fk_calendar_change_agency foreign key (agency_id) references agency (id)
);
create index ix_calendar_change_finished on calendar_change (finished_at, made_at);

-- Which work that was under way before deadlines were kept here has got its own; each once.
create table deadline_takeover (
  name varchar(30) not null,
  finished_at timestamp with time zone not null,
  constraint pk_deadline_takeover primary key (name)
);
