-- E-mails that were given up: nobody got them, and their agency's administrators look after it.
create table notice_mail_failed (
  notice_id uuid not null,
  tries integer not null,
  trouble varchar(20) not null,
  failed_at timestamp with time zone not null,
  constraint pk_notice_mail_failed primary key (notice_id),
  constraint fk_notice_mail_failed_notice foreign key (notice_id) references notice (id)
);
create index ix_notice_mail_failed_at on notice_mail_failed (failed_at);
