-- Working hours that hold from a day on, for the whole province or for one agency, which goes before the province.
-- The week is written from Monday to Sunday, the days apart by a semicolon, such as 07:30-11:30,13:30-17:00;...;;
-- an empty day is not worked.
create table working_hours (
  id uuid not null,
  agency_id varchar(32),
  from_day date not null,
  week varchar(700) not null,
  name varchar(200) not null,
  decision varchar(200) not null,
  recorded_by varchar(64) not null,
  recorded_at timestamp with time zone not null,
  constraint pk_working_hours primary key (id),
  constraint fk_working_hours_agency foreign key (agency_id) references agency (id),
  constraint uq_working_hours_agency_from unique (agency_id, from_day)
);

-- A single day with hours of its own, such as a half day; without them it has those of the week.
alter table calendar_day add column hours varchar(100);
