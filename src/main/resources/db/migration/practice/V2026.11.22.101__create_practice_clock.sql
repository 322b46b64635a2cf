-- How far the practice province's clock was set ahead of real time; a real province has no row here.
create table practice_clock (
  id integer not null,
  ahead_seconds bigint not null,
  set_by varchar(64) not null,
  set_at timestamp with time zone not null,
  constraint pk_practice_clock primary key (id)
);
