-- A supervisor follows his agency; also those below it where his post says so.
alter table post add column supervises_below boolean default false not null;
