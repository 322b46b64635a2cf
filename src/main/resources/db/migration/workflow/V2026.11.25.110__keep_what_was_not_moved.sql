-- What a moving passed over because officials had finished it meanwhile, and what had failed when somebody stopped it: the engine's batch is gone then.
alter table work_migration add column passed_over integer default 0 not null;
alter table work_migration add column failed integer default 0 not null;
create table work_migration_failure (
  moving_id uuid not null,
  place integer not null,
  instance_id varchar(64) not null,
  boxes text not null,
  reason varchar(20) not null,
  sentence text not null,
  constraint pk_work_migration_failure primary key (moving_id, place),
  constraint fk_work_migration_failure_moving_id foreign key (moving_id) references work_migration (id) on delete cascade
);
