-- Whom a paused limit waits for, and the day on which the answer is expected: from then on people are reminded.
alter table deadline add column waits_for varchar(200);
alter table deadline add column answer_on date;
