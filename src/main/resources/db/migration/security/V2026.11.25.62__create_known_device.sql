-- Browsers on which a person has logged in: strangers' wrong passwords do not make their owner wait there.
create table known_device (
  device varchar(64) not null,
  person_id varchar(64) not null,
  last_login_at timestamp with time zone not null,
  constraint pk_known_device primary key (device, person_id)
);
create index ix_known_device_person on known_device (person_id);
create index ix_known_device_last_login on known_device (last_login_at);
