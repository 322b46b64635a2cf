-- A person is named with his title and agency.
alter table recipient alter column name set data type varchar(400);

-- A document goes to agencies, to units and posts of its own agency, and to places outside of the system: each is one row.
alter table delivery add column kind varchar(10) default 'AGENCY' not null;
alter table delivery add column receiver varchar(200);
update delivery set receiver = receiver_id;
alter table delivery alter column receiver set not null;
alter table delivery alter column receiver_id drop not null;
alter table delivery drop constraint uq_delivery_receiver;
alter table delivery add constraint uq_delivery_receiver unique (document_id, kind, receiver);
-- What the directory of agencies does not tell: the name of a unit, a post or a place outside.
alter table delivery add column receiver_name varchar(400);
-- The people of another agency whom the document names.
alter table delivery add column attention varchar(1000);
-- The work of a unit or a post of the own agency.
alter table delivery add column work_id uuid;
alter table delivery add constraint fk_delivery_work foreign key (work_id) references assignment (id);
alter table delivery add constraint uq_delivery_work unique (work_id);
-- When it was handed to its way; some ways tell of the arrival later.
alter table delivery add column handed_at timestamp with time zone;
update delivery set handed_at = arrived_at;
-- How and when a clerk sent what no way of the system carries.
alter table delivery add column sent_on date;
alter table delivery add column sent_means varchar(10);
alter table delivery add column sent_note varchar(500);
alter table delivery add column sent_noted_at timestamp with time zone;
alter table delivery add column sent_noted_by varchar(64);

-- What the decision table said when the document was issued: when receivers are reminded, and how long own units have.
alter table dispatch add column remind_days integer default 1 not null;
alter table dispatch add column remind_hours integer default 0 not null;
alter table dispatch add column most_reminders integer default 5 not null;
alter table dispatch add column work_days integer default 7 not null;
alter table dispatch add column work_hours integer default 0 not null;
