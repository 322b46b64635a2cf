-- The documents behind the figures of a closed month, each as it stood when the month was frozen: number and list are
-- read from here and stay the same whatever becomes of the document. What it says is not kept; that is read from the
-- document, by those who may read it today. Rows stay as long as their month; without a foreign key, so that a document
-- that is destroyed one day still counts.
drop table frozen_figures;
-- Months frozen until now have figures and no list: they are frozen anew at the next hour.
delete from frozen_month;
create table frozen_document (
  first_day date not null,
  agency_id varchar(32) not null,
  document_id uuid not null,
  state varchar(20) not null,
  arrival_number bigint,
  arrival_year integer,
  arrived_at timestamp with time zone not null,
  registered_at timestamp with time zone,
  due_at timestamp with time zone,
  due_paused boolean not null,
  paused_at timestamp with time zone,
  closed_at timestamp with time zone,
  forwarded_to varchar(1000),
  lead_unit_id varchar(50),
  lead_post_id uuid,
  constraint pk_frozen_document primary key (first_day, agency_id, document_id),
  constraint fk_frozen_document_month foreign key (first_day) references frozen_month (first_day)
);
