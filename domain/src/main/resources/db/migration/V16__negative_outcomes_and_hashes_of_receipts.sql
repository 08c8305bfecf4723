-- A notice comes in Italian, and with a second language beside it.
-- An attempt to pay online that came to nothing has a document of its own; a request may have several.
alter table document add column attempt_id uuid references online_attempt;
alter table document alter column kind type varchar(20);
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check check (kind in ('NOTICE', 'NOTICE_DE', 'NOTICE_EN', 'RECEIPT', 'NEGATIVE_OUTCOME'));
alter table document drop constraint document_pkey;
alter table document add constraint one_document_of_each unique nulls not distinct (request_id, kind, attempt_id);
alter table document add constraint outcome_of_an_attempt check ((kind = 'NEGATIVE_OUTCOME') = (attempt_id is not null));

-- What proves in years to come that the message kept is the one that arrived. The database computes it, nobody can forget to.
alter table receipt add column raw_sha256 bytea generated always as (sha256(raw)) stored;
alter table receipt alter column raw_sha256 set not null;

-- The key of the proof by which anybody who holds a printed receipt may compare it with what is stored. Random for each.
alter table receipt add column verification_key uuid not null default gen_random_uuid();
