-- What one person was told, once for each kind and occasion; nothing of the document's content stands here.
create table notice (
  id uuid not null,
  person_id varchar(64) not null,
  kind varchar(40) not null,
  occasion varchar(240) not null,
  agency_id varchar(32) not null,
  document_id uuid,
  urgency integer not null,
  role varchar(20) not null,
  instead_of varchar(64),
  words varchar(2000) not null,
  task_id varchar(64),
  link varchar(300),
  told_at timestamp with time zone not null,
  state varchar(10) not null,
  digest_id uuid,
  constraint pk_notice primary key (id),
  constraint fk_notice_agency foreign key (agency_id) references agency (id),
  constraint fk_notice_document foreign key (document_id) references document (id),
  constraint uq_notice_occasion unique (person_id, kind, occasion)
);
create index ix_notice_person on notice (person_id, state, told_at);
create index ix_notice_digest on notice (digest_id);
create index ix_notice_document on notice (document_id);
create index ix_notice_agency on notice (agency_id);

-- What waits for the digest of the next working morning.
create table notice_for_digest (
  notice_id uuid not null,
  person_id varchar(64) not null,
  agency_id varchar(32) not null,
  in_app boolean not null,
  by_mail boolean not null,
  told_at timestamp with time zone not null,
  constraint pk_notice_for_digest primary key (notice_id),
  constraint fk_notice_for_digest_notice foreign key (notice_id) references notice (id)
);
create index ix_notice_for_digest_person on notice_for_digest (person_id, told_at);

-- E-mails still to be sent: each is sent in a transaction of its own, which deletes its row.
create table notice_mail (
  notice_id uuid not null,
  due_at timestamp with time zone not null,
  tries integer not null,
  trouble varchar(200),
  constraint pk_notice_mail primary key (notice_id),
  constraint fk_notice_mail_notice foreign key (notice_id) references notice (id)
);
create index ix_notice_mail_due on notice_mail (due_at, notice_id);

-- Where an agency has decided otherwise than the kind's own rule: how a role is told by a channel.
create table notice_rule (
  agency_id varchar(32) not null,
  kind varchar(40) not null,
  role varchar(20) not null,
  channel varchar(10) not null,
  manner varchar(10) not null,
  changed_by varchar(64) not null,
  changed_at timestamp with time zone not null,
  constraint pk_notice_rule primary key (agency_id, kind, role, channel),
  constraint fk_notice_rule_agency foreign key (agency_id) references agency (id)
);

-- Of which kinds a person wants no e-mail.
create table notice_without_mail (
  person_id varchar(64) not null,
  kind varchar(40) not null,
  constraint pk_notice_without_mail primary key (person_id, kind)
);
