-- Every look at and act on another person's data. Each row's hash covers its content and the hash of the row before, so
-- that a row cannot be changed, taken out, put in or moved without the check saying where.
create table staff_event (
    number        bigint      primary key check (number > 0),
    at            timestamptz not null,
    who_issuer    text        not null,
    who_subject   text        not null,
    who_name      text        not null,
    who_roles     text        not null,
    who_office    text,
    act           varchar(40) not null,
    subject_kind  varchar(20) not null,
    subject_id    varchar(64) not null,
    purpose       varchar(20),
    reason        varchar(500),
    detail        varchar(200),
    previous_hash bytea       not null unique check (octet_length(previous_hash) = 32),
    hash          bytea       not null unique check (octet_length(hash) = 32)
);
create index staff_event_of_subject on staff_event (subject_kind, subject_id, number);
create index staff_event_of_person on staff_event (who_issuer, who_subject, number);
create trigger staff_event_append_only before update or delete on staff_event
    for each row execute function refuse_change();
create trigger staff_event_never_emptied before truncate on staff_event
    for each statement execute function refuse_change();
-- The trigger refuses whoever has the rights; those who run the programs do not even have them.
revoke update, delete, truncate on staff_event from public, current_user;
