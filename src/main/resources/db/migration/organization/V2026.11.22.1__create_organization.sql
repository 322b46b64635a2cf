-- An agency is an identity; what the law or a merger may change lives in dated versions (Decree 30/2020; domain.md 9.1).
create table agency (
  id varchar(32) not null,
  created_at timestamp with time zone not null,
  constraint pk_agency primary key (id)
);

create table agency_version (
  id uuid not null,
  agency_id varchar(32) not null,
  valid_from date not null,
  valid_to date,
  name varchar(200) not null,
  short_name varchar(100) not null,
  symbol varchar(30) not null,
  kind varchar(30) not null,
  level varchar(20) not null,
  parent_id varchar(32),
  address varchar(300),
  constraint pk_agency_version primary key (id),
  constraint fk_agency_version_agency foreign key (agency_id) references agency (id),
  constraint fk_agency_version_parent foreign key (parent_id) references agency (id),
  constraint uq_agency_version_from unique (agency_id, valid_from)
);

-- An agency has many codes over time, all of them routable (Decision 20/2020 as amended by 09/2025; QCVN 102:2016).
create table agency_code (
  id uuid not null,
  agency_id varchar(32) not null,
  scheme varchar(10) not null,
  code varchar(35) not null,
  valid_from date not null,
  valid_to date,
  main boolean not null,
  constraint pk_agency_code primary key (id),
  constraint fk_agency_code_agency foreign key (agency_id) references agency (id),
  constraint uq_agency_code_from unique (scheme, code, valid_from)
);

create table unit (
  id varchar(50) not null,
  agency_id varchar(32) not null,
  name varchar(200) not null,
  symbol varchar(30) not null,
  fields varchar(500) not null,
  valid_from date not null,
  valid_to date,
  constraint pk_unit primary key (id),
  constraint fk_unit_agency foreign key (agency_id) references agency (id)
);
create index ix_unit_agency on unit (agency_id);

create table person (
  id varchar(64) not null,
  staff_code varchar(30) not null,
  full_name varchar(100) not null,
  folded_name varchar(100) not null,
  phone varchar(20),
  email varchar(200),
  password_hash varchar(200) not null,
  created_at timestamp with time zone not null,
  left_on date,
  constraint pk_person primary key (id),
  constraint uq_person_staff_code unique (staff_code)
);

-- A person holds a post in an agency (and mostly in a unit of it) for a time; work is given to posts.
create table post (
  id uuid not null,
  person_id varchar(64) not null,
  agency_id varchar(32) not null,
  unit_id varchar(50),
  role varchar(20) not null,
  title varchar(100) not null,
  valid_from date not null,
  valid_to date,
  constraint pk_post primary key (id),
  constraint fk_post_person foreign key (person_id) references person (id),
  constraint fk_post_agency foreign key (agency_id) references agency (id),
  constraint fk_post_unit foreign key (unit_id) references unit (id)
);
create index ix_post_person on post (person_id);
create index ix_post_agency on post (agency_id, role);
create index ix_post_unit on post (unit_id);

create table substitution (
  id uuid not null,
  post_id uuid not null,
  substitute_id varchar(64) not null,
  first_day date not null,
  last_day date not null,
  reason varchar(300) not null,
  recorded_by varchar(64) not null,
  recorded_at timestamp with time zone not null,
  constraint pk_substitution primary key (id),
  constraint fk_substitution_post foreign key (post_id) references post (id),
  constraint fk_substitution_substitute foreign key (substitute_id) references person (id)
);
create index ix_substitution_substitute on substitution (substitute_id);
create index ix_substitution_post on substitution (post_id);
