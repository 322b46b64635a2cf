-- To whom an outgoing document goes, as it names them (Decree 30/2020, Appendix VI part II, field 13).
create table recipient (
  document_id uuid not null,
  ordinal integer not null,
  kind varchar(10) not null,
  receiver varchar(64),
  name varchar(200) not null,
  role varchar(10) not null,
  constraint pk_recipient primary key (document_id, ordinal),
  constraint fk_recipient_document foreign key (document_id) references document (id)
);

-- The lists of agencies that an agency keeps, to choose many receivers at once.
create table recipient_list (
  id uuid not null,
  agency_id varchar(32) not null,
  name varchar(200) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(64) not null,
  constraint pk_recipient_list primary key (id),
  constraint fk_recipient_list_agency foreign key (agency_id) references agency (id),
  constraint uq_recipient_list_name unique (agency_id, name)
);

create table recipient_list_member (
  list_id uuid not null,
  agency_id varchar(32) not null,
  constraint pk_recipient_list_member primary key (list_id, agency_id),
  constraint fk_recipient_list_member_list foreign key (list_id) references recipient_list (id),
  constraint fk_recipient_list_member_agency foreign key (agency_id) references agency (id)
);
