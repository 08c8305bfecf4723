-- Which cases are like one: by the words the person began with, among those of the same kind, the latest of each office.
alter table support_message add column words tsvector not null generated always as
    (case when kind = 'REQUEST' then to_tsvector('pg_catalog.italian', plain_words(text)) else ''::tsvector end) stored;
create index support_similar on support_request (office_code, category, (coalesce(service_code, '')), changed_at desc);
create index support_of_notice on support_request (notice_code, changed_at desc) where notice_code is not null;
