-- Who asks for help, what about, and how far it is. Words of people are in support_message; the engine never has them.
create sequence support_request_number;

create table support_request (
    id                 uuid         primary key,
    number             varchar(16)  not null unique,
    idempotency_key    uuid         not null,
    owner_issuer       text         not null,
    owner_subject      text         not null,
    category           varchar(20)  not null
                       check (category in ('STATO_PAGAMENTO', 'TECNICO', 'ACCESSIBILITA', 'AMMINISTRATIVO', 'ELENCO_RICEVUTE')),
    notice_code        varchar(18),
    payment_request_id uuid         references payment_request,
    service_code       varchar(24),
    chosen_office      varchar(16),
    province           varchar(2),
    abroad             boolean      not null,
    blocked            boolean      not null,
    says_paid          boolean      not null,
    email              varchar(254) not null,
    language           varchar(2)   not null,
    state              varchar(10)  not null check (state in ('NEW', 'OPEN', 'WAITING', 'ANSWERED', 'CLOSED')),
    office_code        varchar(16),
    told_office        varchar(16),
    priority           varchar(5)   check (priority in ('ALTA', 'MEDIA', 'BASSA')),
    rule               varchar(8),
    due_days           integer,
    due_kind           varchar(10)  check (due_kind in ('LAVORATIVI', 'CALENDARIO')),
    due_at             timestamptz,
    warned_at          timestamptz,
    escalated_at       timestamptz,
    claimed_issuer     text,
    claimed_subject    text,
    claimed_name       text,
    claimed_at         timestamptz,
    reply_draft        text,
    question_id        uuid,
    created_at         timestamptz  not null,
    changed_at         timestamptz  not null,
    reopen_until       timestamptz,
    version            bigint       not null default 0,
    -- the user task that stands for it in the engine, and who has it there
    task_key           bigint,
    task_assignee      text,
    constraint one_support_request_per_sending unique (owner_issuer, owner_subject, idempotency_key),
    constraint routed_to_an_office check (state = 'NEW' or office_code is not null and priority is not null and due_at is not null),
    constraint a_question_waits check ((state = 'WAITING') = (question_id is not null))
);
create index support_request_of_owner on support_request (owner_issuer, owner_subject, created_at desc, id);
create index support_request_of_payment on support_request (payment_request_id) where payment_request_id is not null;
-- The inbox: what is open, by office or of all offices, the first due first; and what is over, the newest first.
create index support_inbox on support_request (office_code, due_at, id) where state in ('OPEN', 'WAITING');
create index support_inbox_of_all on support_request (due_at, id) where state in ('OPEN', 'WAITING');
create index support_inbox_of_clerk on support_request (claimed_subject, due_at, id) where state in ('OPEN', 'WAITING');
create index support_told on support_request (told_office, due_at, id) where told_office is not null;
create index support_archive on support_request (office_code, changed_at desc, id) where state in ('ANSWERED', 'CLOSED');
create index support_archive_of_all on support_request (changed_at desc, id) where state in ('ANSWERED', 'CLOSED');

-- What the person and the staff have written to each other. It is only ever added to.
create table support_message (
    id          uuid        primary key,
    request_id  uuid        not null references support_request,
    at          timestamptz not null,
    kind        varchar(10) not null check (kind in ('REQUEST', 'ADDITION', 'QUESTION', 'REPLY', 'ANSWER', 'CLOSING', 'REOPENING')),
    text        text        not null,
    office_code varchar(16),
    who_issuer  text,
    who_subject text,
    who_name    text,
    position    bigint      generated always as identity
);
create index support_message_of_request on support_message (request_id, position);
create trigger support_message_append_only before update or delete on support_message
    for each row execute function refuse_change();

-- What the staff did with a user task, and when the engine knew of it: one after the other, each with its own task.
create table support_act (
    id         uuid        primary key,
    request_id uuid        not null references support_request,
    action     varchar(10) not null check (action in ('answer', 'ask', 'forward', 'close')),
    message_id uuid        references support_message,
    told_at    timestamptz,
    position   bigint      generated always as identity
);
create index support_act_of_request on support_act (request_id, position);

-- What the staff have written for each other; the person never sees it.
create table support_note (
    id          uuid        primary key,
    request_id  uuid        not null references support_request,
    at          timestamptz not null,
    text        text        not null,
    who_issuer  text        not null,
    who_subject text        not null,
    who_name    text        not null,
    position    bigint      generated always as identity
);
create index support_note_of_request on support_note (request_id, position);
create trigger support_note_append_only before update or delete on support_note
    for each row execute function refuse_change();

-- What happened and who of the staff looked or did it; nobody when it was the portal. It is only ever added to.
create table support_event (
    id          bigint      generated always as identity primary key,
    request_id  uuid        not null references support_request,
    at          timestamptz not null,
    kind        varchar(20) not null,
    who_issuer  text,
    who_subject text,
    who_name    text,
    office_code varchar(16),
    detail      text
);
create index support_event_of_request on support_event (request_id, id);
create trigger support_event_append_only before update or delete on support_event
    for each row execute function refuse_change();

-- Letters about support requests and their messages are marked as sent where those about payment requests are.
alter table sent_message drop constraint sent_message_request_id_fkey;

-- Live pages hear of a change when it is committed: the request's id, and the offices whose inbox it changes, or that know of it.
create function tell_support_request_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('support_request_changed', concat_ws(' ', new.id, new.office_code, new.told_office,
        case when tg_op = 'UPDATE' and old.office_code is distinct from new.office_code then old.office_code end));
    return null;
end $$;
create trigger support_request_changed after insert or update on support_request
    for each row execute function tell_support_request_changed();
create function tell_support_note_written() returns trigger language plpgsql as $$
begin
    perform pg_notify('support_request_changed', new.request_id::text);
    return null;
end $$;
create trigger support_note_written after insert on support_note
    for each row execute function tell_support_note_written();
