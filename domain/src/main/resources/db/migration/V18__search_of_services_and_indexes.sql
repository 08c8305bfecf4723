-- Services are found by the words of their card. The words are made from the content a version was stored with, so that
-- each program searches in the catalogue it carries.

-- As SearchText in the domain: no case, no accents, no punctuation. Written with what PostgreSQL has by itself: the
-- extension unaccent is not installed everywhere, and its function is not immutable.
create function plain_words(text text) returns text language sql immutable parallel safe return
    btrim(regexp_replace(lower(regexp_replace(normalize(coalesce(text, ''), NFD), '[\u0300-\u036F]+', '', 'g')), '[^[:alnum:]]+', ' ', 'g'));

-- Whatever the paths lead to in the content of a service, as plain words.
create function card_words(content jsonb, variadic paths jsonpath[]) returns text language sql immutable parallel safe return
    plain_words((select string_agg(part #>> '{}', ' ') from unnest(paths) path, jsonb_path_query(content, path) part));

alter table service_version
    -- A: title, B: keywords, C: the rest of what the card says. The code is looked for by its letters, not by words.
    add column words tsvector not null generated always as (
        setweight(to_tsvector('pg_catalog.italian', card_words(content, '$.title')), 'A')
        || setweight(to_tsvector('pg_catalog.italian', card_words(content, '$.keywords[*]')), 'B')
        || setweight(to_tsvector('pg_catalog.italian', card_words(content, '$.subject', '$.laws[*]', '$.instructions[*]', '$.fields[*].label')), 'C')) stored,
    -- For what is half typed, or stands inside a word.
    add column letters text not null generated always as (card_words(content, '$.code', '$.title', '$.subject', '$.keywords[*]')) stored;

-- Whoever verifies a printed receipt asks, without signing in, which request it paid.
create index payment_request_of_receipt on payment_request (receipt_key) where receipt_key is not null;
-- Receipts that no settlement report told of are looked for among the latest ones.
create index receipt_by_arrival on receipt (stored_at);
-- The main page asks at every visit which requests are being paid online just now: few of all attempts there ever were.
create index open_attempt_of_request on online_attempt (request_id) where state in ('REQUESTED', 'LEFT_FOR_CHECKOUT');
