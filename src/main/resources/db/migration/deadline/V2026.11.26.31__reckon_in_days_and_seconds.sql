-- A limit is so many working days and then so much working time; what is left after a pause is told in the same way.
alter table deadline drop column limit_hours;
alter table deadline drop column recomputed_by;
update deadline set limit_seconds = 0 where limit_seconds is null;
alter table deadline alter column limit_seconds set not null;

create index ix_deadline_open_subject on deadline (open_subject_id);
create index ix_deadline_due on deadline (closed_at, due_at);
