-- The group in which the receiver was told, such as his post: who acts there no more is not written to, who does is.
alter table sms_message add column told_in varchar(100);
