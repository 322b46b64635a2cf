-- Who may see a document: the groups (role in one agency or unit, or one post) that it has been opened to.
create table document_audience (
  document_id uuid not null,
  audience varchar(64) not null,
  constraint pk_document_audience primary key (document_id, audience)
);
create index ix_document_audience_audience on document_audience (audience, document_id);
