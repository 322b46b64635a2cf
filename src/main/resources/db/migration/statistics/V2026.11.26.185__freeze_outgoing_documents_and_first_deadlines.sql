-- A closed month does not move: what its outgoing documents are counted by is kept too, and the deadline that each
-- incoming one had at first, which the register for following up prints. Months frozen until now lack both: they are
-- frozen anew at the next hour.
delete from frozen_document;
delete from frozen_month;
alter table frozen_document add column direction varchar(10) not null;
alter table frozen_document add column original_due_at timestamp with time zone;
