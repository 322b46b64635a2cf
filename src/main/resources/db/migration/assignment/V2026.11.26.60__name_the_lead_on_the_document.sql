-- The unit and the post that lead the work, beside the document: figures by unit and person count a million documents.
alter table document add column lead_unit_id varchar(50);
alter table document add column lead_post_id uuid;
update document set
  lead_unit_id = (
    select coalesce(a.unit_id, p.unit_id) from assignment a left join post p on p.id = coalesce(a.handler_post_id, a.post_id)
    where a.document_id = document.id and a.role = 'LEAD' and a.state not in ('WITHDRAWN', 'REASSIGNED', 'RETURNED')
    order by a.given_at desc, a.id fetch first 1 rows only),
  lead_post_id = (
    select a.handler_post_id from assignment a
    where a.document_id = document.id and a.role = 'LEAD' and a.state not in ('WITHDRAWN', 'REASSIGNED', 'RETURNED')
    order by a.given_at desc, a.id fetch first 1 rows only);
