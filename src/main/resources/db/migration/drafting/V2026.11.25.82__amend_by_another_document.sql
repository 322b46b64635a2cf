-- Which issued document a draft replaces, corrects or recalls is one relation with its kind (Decree 30/2020, Art. 18.3, 18.4).
alter table outgoing_draft drop constraint fk_outgoing_draft_replaces;
alter table outgoing_draft drop constraint fk_outgoing_draft_corrects;
drop index ix_outgoing_draft_replaces;
drop index ix_outgoing_draft_corrects;
alter table outgoing_draft drop column replaces;
alter table outgoing_draft drop column corrects;
alter table outgoing_draft add column amends uuid;
alter table outgoing_draft add column amendment varchar(10);
alter table outgoing_draft add constraint fk_outgoing_draft_amends foreign key (amends) references document (id);
create index ix_outgoing_draft_amends on outgoing_draft (amends);
