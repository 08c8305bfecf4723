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
    detail        varchar(1000),
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

-- How the desk looks for requests.
create index payment_request_of_office on payment_request (office_code, created_at desc, id);
create index payment_request_by_day on payment_request (created_at desc, id);
create index payment_request_of_debtor on payment_request (debtor_tax_code, created_at desc, id);

-- The engine's tasks for the staff, kept by their listeners, and what was decided here.
create table desk_task (
    key               bigint      primary key,
    kind              varchar(20) not null check (kind in ('DECIDE_ON_RECEIPT', 'CHECK_PAYMENT')),
    office_code       varchar(16) not null,
    request_id        uuid        references payment_request,
    receipt_key       uuid        references receipt,
    created_at        timestamptz not null,
    due_at            timestamptz,
    -- DECIDED: here, and the engine is yet to hear of it; DONE: the engine has completed it; GONE: nobody has to do it any more
    state             varchar(10) not null check (state in ('OPEN', 'DECIDED', 'DONE', 'GONE')),
    decision          text,
    other_notice_code text,
    decided_at        timestamptz,
    decided_by        text,
    constraint about_a_receipt_or_a_request check ((kind = 'DECIDE_ON_RECEIPT') = (receipt_key is not null)
        and (kind = 'CHECK_PAYMENT') = (request_id is not null))
);
create index desk_task_to_do on desk_task (office_code, due_at, key) where state in ('OPEN', 'DECIDED');
