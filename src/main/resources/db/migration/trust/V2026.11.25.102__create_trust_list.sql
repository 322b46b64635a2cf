-- Each change of the trust list makes a new version; what was trusted under an old one can still be told.
create table trust_version (
  number int not null,
  made_at timestamp with time zone not null,
  made_by varchar(64) not null,
  reason varchar(500) not null,
  constraint pk_trust_version primary key (number)
);

create table trust_certificate (
  id uuid not null,
  fingerprint varchar(64) not null,
  kind varchar(15) not null,
  source varchar(15) not null,
  subject varchar(1000) not null,
  issuer varchar(1000) not null,
  serial varchar(80) not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  certificate varchar(20000) not null,
  added_in int not null,
  ended_in int,
  end_reason varchar(500),
  constraint pk_trust_certificate primary key (id),
  constraint fk_trust_certificate_added_in foreign key (added_in) references trust_version (number),
  constraint fk_trust_certificate_ended_in foreign key (ended_in) references trust_version (number)
);

-- How each refreshing from the configured address ended.
create table trust_refresh (
  id uuid not null,
  made_at timestamp with time zone not null,
  made_by varchar(64) not null,
  added int not null,
  ended int not null,
  trouble varchar(500),
  constraint pk_trust_refresh primary key (id)
);
create index ix_trust_refresh_made_at on trust_refresh (made_at);
