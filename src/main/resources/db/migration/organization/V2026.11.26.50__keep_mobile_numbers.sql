-- Only a Vietnamese mobile number, as +84 and its digits: this is where messages go to.
alter table person add column mobile varchar(16);
