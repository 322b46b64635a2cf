-- A report may tell of the agencies under the chosen one too; and who makes it says so by a name of his own, so that one
-- who was taken for dead, or whose report was stopped, writes nothing more into it.
alter table report add column below boolean default false not null;
alter table report add column claim uuid;
