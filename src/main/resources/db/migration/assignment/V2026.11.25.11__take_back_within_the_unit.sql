-- Since when the present handler has the work, and who handed it over to him: it is taken back until he opens it.
alter table assignment add column handler_given_at timestamp with time zone;
alter table assignment add column handed_over_from uuid;

-- A request of the unit's head concerns the unit's deadline, one of the handler the deadline that he works by.
alter table extension_request add column for_unit boolean default false not null;

-- Nobody approves the result that he reported himself.
alter table assignment add column reported_by varchar(64);
