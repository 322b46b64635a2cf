-- A password that somebody else made up must be changed by its owner before he can do anything.
alter table person add column password_to_be_changed boolean default false not null;
