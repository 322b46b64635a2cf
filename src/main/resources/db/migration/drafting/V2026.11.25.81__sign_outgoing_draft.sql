-- As what the signer signs (TM., KT., TL., TUQ., Q.), and who has signed on paper (Decree 30/2020, Art. 13).
alter table outgoing_draft add column signer_capacity varchar(120);
alter table outgoing_draft add column signed_by varchar(64);

-- A version that bears a signature is not changed any more; the next signature begins from the newest one without.
alter table draft_file add column signed boolean default false not null;

-- The pages that were made of a Word file when it was brought.
alter table draft_file add column pages_sha256 varchar(64);
alter table draft_file add column pages_size bigint;
alter table draft_file add constraint fk_draft_file_pages foreign key (pages_sha256) references content_blob (sha256);
