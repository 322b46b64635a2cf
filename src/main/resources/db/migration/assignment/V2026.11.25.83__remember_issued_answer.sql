-- An answer that was issued here ends the document without another confirmation: a leader has signed it (Decree 30/2020, Art. 24).
alter table assignment add column reply_issued boolean default false not null;
