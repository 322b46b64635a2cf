-- When the history last got a line of a person's reading, so that one reading is told once.
alter table document_opening add column told_at timestamp with time zone;
update document_opening set told_at = first_opened_at;
alter table document_opening alter column told_at set not null;
