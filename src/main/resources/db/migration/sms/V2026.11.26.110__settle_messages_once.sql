-- A gateway's fault of its own is an unknown outcome like any other: nothing is sent again after it.
alter table sms_message drop column may_resend;

-- The hour for which a message was meant, and the deadline that it tells of: what stood still is looked at before it goes.
alter table sms_message add column meant_at timestamp with time zone;
alter table sms_message add column deadline_id uuid;
alter table sms_message add column deadline_due_at timestamp with time zone;

-- Which other messages with the same text may be those that the gateway's list shows for a number.
create index ix_sms_message_mobile on sms_message (mobile, sending_at);
