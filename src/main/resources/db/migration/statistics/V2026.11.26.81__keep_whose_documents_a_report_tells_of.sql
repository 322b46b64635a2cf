-- A report of all agencies that its owner follows is his as long as he follows all of them; of those that were made before
-- this was kept, only one who follows the whole province may be sure of it.
alter table report add column whole_province boolean default true not null;

create table report_agency (
  report_id uuid not null,
  agency_id varchar(32) not null,
  constraint pk_report_agency primary key (report_id, agency_id),
  constraint fk_report_agency_report foreign key (report_id) references report (id),
  constraint fk_report_agency_agency foreign key (agency_id) references agency (id)
);
