-- Words of the abstract and of the symbol, with the agency as a word among them, so that one index finds an agency's
-- documents (DocumentSearch repeats this expression letter by letter). H2 has no such index: there the words are compared one by one.
create index ix_document_words on document using gin (to_tsvector('simple', 'agency' || regexp_replace(agency_id, '[^a-z0-9]', '', 'g') || ' ' || regexp_replace(coalesce(folded_subject, '') || ' ' || lower(translate(coalesce(symbol, ''), 'ĐđĂăÂâÊêÔôƠơƯư', 'ddaaaaeeoooouu')), '[^[:alnum:]]+', ' ', 'g')));
