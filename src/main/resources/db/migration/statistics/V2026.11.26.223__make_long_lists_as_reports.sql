-- A list that is too long to wait for is made as a report: with the number behind which it stands.
alter table report add column list_filter varchar(2000);
