-- An agency keeps one or more registers of incoming documents each year (Decree 30/2020, Art. 22; Appendix IV).
create table register (
  id uuid not null,
  agency_id varchar(32) not null,
  register_year integer not null,
  kind varchar(10) not null,
  code varchar(30) not null,
  name varchar(200) not null,
  rule varchar(500) not null,
  last_number bigint not null,
  closed boolean not null,
  constraint pk_register primary key (id),
  constraint fk_register_agency foreign key (agency_id) references agency (id),
  constraint uq_register_code unique (agency_id, register_year, kind, code)
);

create table register_entry (
  register_id uuid not null,
  number bigint not null,
  document_id uuid not null,
  state varchar(10) not null,
  entered_at timestamp with time zone not null,
  entered_by varchar(64) not null,
  reason varchar(500),
  constraint pk_register_entry primary key (register_id, number),
  constraint fk_register_entry_register foreign key (register_id) references register (id),
  constraint uq_register_entry_document unique (document_id)
);
