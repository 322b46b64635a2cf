-- By these words the desktop agent, which has no session, fetches one file and brings it back; only their hashes are kept.
create table agent_word (
  word_hash varchar(64) not null,
  attempt_id uuid not null,
  signer_id varchar(64) not null,
  door varchar(6) not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint pk_agent_word primary key (word_hash)
);
create index ix_agent_word_attempt on agent_word (attempt_id);
create index ix_agent_word_expires on agent_word (expires_at);
