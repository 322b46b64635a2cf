-- Days that differ from the weekly rule: public holidays, compensatory days off and swapped working days (Labour Code Art. 112).
create table calendar_day (
  id uuid not null,
  agency_id varchar(32),
  day date not null,
  kind varchar(10) not null,
  name varchar(200) not null,
  decision varchar(200),
  constraint pk_calendar_day primary key (id)
);
create index ix_calendar_day_day on calendar_day (day);
