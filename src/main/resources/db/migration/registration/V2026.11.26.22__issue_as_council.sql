-- What a council of the agency issues has numbers of a series of its own (Decree 30/2020, Appendix I, Part I, II.3.a).
create table council_document (
  document_id uuid not null,
  council varchar(15) not null,
  constraint pk_council_document primary key (document_id),
  constraint fk_council_document_document foreign key (document_id) references document (id)
);
