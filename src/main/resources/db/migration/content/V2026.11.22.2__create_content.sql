-- The bytes lie in the content store under their SHA-256; a row exists only after the bytes are safe (trust.md 2).
create table content_blob (
  sha256 varchar(64) not null,
  size bigint not null,
  media_type varchar(150) not null,
  stored_at timestamp with time zone not null,
  constraint pk_content_blob primary key (sha256)
);
