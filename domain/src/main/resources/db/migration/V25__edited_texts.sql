-- Texts that administrators edit: questions and answers, canned answers, services. A version is never changed; in force is
-- the highest one whose day has come, so that a later publication also replaces one that was only planned.
create table text_edition (
    kind         varchar(20)  not null check (kind in ('FAQ', 'CANNED_ANSWER', 'SERVICE')),
    key          varchar(40)  not null,
    version      integer      not null check (version > 0),
    content      text         not null check (length(content) <= 60000),
    valid_from   timestamptz  not null,
    published_at timestamptz  not null,
    -- nobody: the program brought the text along
    who_issuer   text,
    who_subject  text,
    who_name     text,
    note         varchar(500) not null,
    primary key (kind, key, version)
);
create trigger text_edition_append_only before update or delete on text_edition
    for each row execute function refuse_change();

-- One for each text at most. The revision comes from a sequence, so that a draft begun anew is never taken for the old one.
create sequence text_draft_revision;
create table text_draft (
    kind        varchar(20) not null,
    key         varchar(40) not null,
    revision    bigint      not null,
    content     text        not null check (length(content) <= 60000),
    who_issuer  text        not null,
    who_subject text        not null,
    who_name    text        not null,
    saved_at    timestamptz not null,
    primary key (kind, key)
);

-- Who did what. It is only ever added to.
create table text_act (
    id          bigint      generated always as identity primary key,
    at          timestamptz not null,
    act         varchar(10) not null check (act in ('SAVED', 'DISCARDED', 'PUBLISHED')),
    kind        varchar(20) not null,
    key         varchar(40) not null,
    version     integer,
    who_issuer  text        not null,
    who_subject text        not null,
    who_name    text        not null
);
create index text_act_of_text on text_act (kind, key, id);
create trigger text_act_append_only before update or delete on text_act
    for each row execute function refuse_change();

-- Every program hears at once what was published, and every open editor what a colleague did to the draft.
create function notify_text_changed() returns trigger language plpgsql as $$
declare
    changed record := case when tg_op = 'DELETE' then old else new end;
begin
    perform pg_notify('text_changed', case when tg_table_name = 'text_edition' then changed.kind else changed.kind || '/' || changed.key end);
    return null;
end $$;
create trigger text_edition_changed after insert on text_edition
    for each row execute function notify_text_changed();
create trigger text_draft_changed after insert or update or delete on text_draft
    for each row execute function notify_text_changed();
