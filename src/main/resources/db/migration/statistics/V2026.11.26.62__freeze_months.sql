-- The figures of a closed month as they stood at its end; what happens later does not move them.
create table frozen_month (
  first_day date not null,
  frozen_at timestamp with time zone not null,
  constraint pk_frozen_month primary key (first_day)
);

-- Unit and post are '-' for work that no unit or person had.
create table frozen_figures (
  first_day date not null,
  agency_id varchar(32) not null,
  unit_id varchar(50) not null,
  post_id varchar(36) not null,
  arrived bigint not null,
  carried bigint not null,
  unregistered bigint not null,
  for_information bigint not null,
  in_progress bigint not null,
  no_deadline bigint not null,
  overdue bigint not null,
  done_in_time bigint not null,
  done_late bigint not null,
  sent_back bigint not null,
  constraint pk_frozen_figures primary key (first_day, agency_id, unit_id, post_id),
  constraint fk_frozen_figures_month foreign key (first_day) references frozen_month (first_day)
);
