-- Column 6 of the outgoing register: who keeps the file copy (Decree 30/2020, Appendix IV).
alter table register_entry add column kept_by varchar(300);
