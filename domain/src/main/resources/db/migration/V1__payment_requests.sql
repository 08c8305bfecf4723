-- Everything known about the debtor stays in this table: no other one repeats it.
create table payment_request (
    id                   uuid          primary key,
    idempotency_key      uuid          not null,
    owner_issuer         text          not null,
    owner_subject        text          not null,
    creditor_fiscal_code varchar(11)   not null,
    notice_code          varchar(18)   not null check (notice_code ~ '^3[0-9]{17}$'),
    iuv                  varchar(17)   not null,
    service_code         varchar(24)   not null,
    service_title        text          not null,
    debtor_kind          varchar(20)   not null,
    debtor_name          varchar(70)   not null,
    debtor_tax_code      varchar(16)   not null,
    debtor_email         varchar(254)  not null,
    debtor_pec           varchar(254),
    amount               numeric(11,2) not null check (amount > 0),
    office_code          varchar(16)   not null,
    fields               jsonb         not null,
    description          varchar(140)  not null,
    search_text          text          not null,
    state                varchar(10)   not null check (state in ('TO_PAY', 'PAID', 'DELETED', 'EXPIRED')),
    due_date             date          not null,
    created_at           timestamptz   not null,
    paid_at              timestamptz,
    receipt_key          uuid,
    constraint one_request_per_confirmation unique (owner_issuer, owner_subject, idempotency_key),
    constraint one_request_per_notice_code unique (creditor_fiscal_code, notice_code),
    constraint one_request_per_iuv unique (creditor_fiscal_code, iuv),
    constraint paid_by_a_receipt check ((state = 'PAID') = (receipt_key is not null))
);
create index payment_request_of_owner on payment_request (owner_issuer, owner_subject, created_at desc, id);

create table online_attempt (
    id              uuid        primary key,
    request_id      uuid        not null references payment_request,
    state           varchar(20) not null check (state in ('REQUESTED', 'LEFT_FOR_CHECKOUT', 'FAILED', 'CLOSED')),
    started_at      timestamptz not null,
    return_token    varchar(40) not null unique,
    checkout_url    text,
    problem         text,
    returned        varchar(10) check (returned in ('OK', 'CANCELLED', 'ERROR', 'WAITING')),
    returned_at     timestamptz,
    last_checked_at timestamptz,
    next_check_at   timestamptz
);
create index online_attempt_of_request on online_attempt (request_id, started_at desc);
create unique index one_attempt_waits_for_checkout on online_attempt (request_id) where state = 'REQUESTED';

create table document (
    request_id uuid        not null references payment_request,
    kind       varchar(10) not null check (kind in ('NOTICE', 'RECEIPT')),
    pdf        bytea       not null,
    created_at timestamptz not null,
    primary key (request_id, kind)
);

-- Kept for ever, whatever it says and whether or not a request is known for it. The raw message is pagoPA's own.
create table receipt (
    key                   uuid          primary key,
    creditor_fiscal_code  varchar(11)   not null,
    notice_code           varchar(18)   not null,
    receipt_id            text          not null,
    creditor_reference_id varchar(35)   not null,
    amount                numeric(11,2) not null,
    outcome               varchar(2)    not null,
    psp_id                varchar(35),
    psp_name              varchar(70),
    psp_fiscal_code       varchar(70),
    payer_name            varchar(70),
    fee                   numeric(11,2),
    paid_at               timestamptz,
    application_date      date,
    transfer_date         date,
    payment_method        varchar(35),
    description           varchar(140),
    stand_in              boolean       not null,
    raw_xml               bytea         not null,
    stored_at             timestamptz   not null,
    request_id            uuid          references payment_request,
    reason                varchar(20),
    decision              varchar(10) check (decision in ('SETTLED', 'TO_REFUND')),
    decided_at            timestamptz,
    constraint one_receipt_per_payment unique (creditor_fiscal_code, notice_code, receipt_id)
);
create index receipt_of_request on receipt (request_id);

alter table payment_request add foreign key (receipt_key) references receipt deferrable initially deferred;

-- The journal of what happened to a request. It is only ever added to.
create table payment_event (
    id         bigint      generated always as identity primary key,
    request_id uuid        not null references payment_request,
    at         timestamptz not null,
    kind       varchar(30) not null,
    detail     text
);
create index payment_event_of_request on payment_event (request_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger payment_event_append_only before update or delete on payment_event
    for each row execute function refuse_change();

-- Live pages in any process hear of a change when it is committed.
create function tell_payment_request_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('payment_request_changed', (to_jsonb(new) ->> tg_argv[0]));
    return null;
end $$;
create trigger payment_request_changed after insert or update on payment_request
    for each row execute function tell_payment_request_changed('id');
create trigger online_attempt_changed after insert or update on online_attempt
    for each row execute function tell_payment_request_changed('request_id');
create trigger document_changed after insert on document
    for each row execute function tell_payment_request_changed('request_id');
