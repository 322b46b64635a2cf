-- Days that decisions changed: public holidays moved, compensatory days off, swapped working days (Labour Code Art. 112).
-- A row without agency holds for the whole province.
create table calendar_day (
  id uuid not null,
  agency_id varchar(32),
  calendar_date date not null,
  kind varchar(10) not null,
  name varchar(200) not null,
  decision varchar(200) not null,
  recorded_by varchar(64) not null,
  recorded_at timestamp with time zone not null,
  constraint pk_calendar_day primary key (id),
  constraint fk_calendar_day_agency foreign key (agency_id) references agency (id),
  constraint uq_calendar_day_agency_date unique (agency_id, calendar_date)
);
create index ix_calendar_day_date on calendar_day (calendar_date);
