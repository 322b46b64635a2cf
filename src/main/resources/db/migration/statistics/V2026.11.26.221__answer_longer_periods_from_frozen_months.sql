-- A quarter or a year that ends with a frozen month is answered from the rows of its months: all of the last one, and of
-- those before what was settled within its own month.
alter table frozen_document add column settled boolean default false not null;
alter table frozen_document add column closed_as varchar(20);
alter table frozen_document add column taken_back_at timestamp with time zone;
update frozen_document set taken_back_at = closed_at
where direction = 'OUT' and state in ('RECALLED', 'REPLACED');
update frozen_document set settled = true
where coalesce(case when direction = 'OUT' then registered_at end, closed_at)
  < cast(cast(cast(first_day + interval '1' month as date) as varchar(10)) || ' 00:00:00+07:00' as timestamp with time zone);

-- Figures as of a past moment take the deadline that was in force then from its history.
create index ix_deadline_change_changed_at on deadline_change (changed_at, deadline_id);
