-- Where a client of the API wants to be told what happened to its requests: one place each.
create table webhook (
    id              uuid          primary key,
    owner_issuer    text          not null,
    owner_subject   text          not null,
    url             varchar(2000) not null,
    secret          varchar(60)   not null,
    -- still signs along until then, so that a receiver can change over
    old_secret      varchar(60),
    old_until       timestamptz,
    created_at      timestamptz   not null,
    -- one dispatcher at a time serves a receiver; a dispatcher that was killed lets go by itself
    busy_until      timestamptz,
    constraint one_webhook_per_owner unique (owner_issuer, owner_subject),
    constraint old_secret_ends check ((old_secret is null) = (old_until is null))
);

-- What is to be told, written in the commit that made it true, and how the telling went: the delivery log.
create table webhook_delivery (
    id              uuid        primary key,
    sequence        bigint      not null generated always as identity unique,
    webhook_id      uuid        not null references webhook on delete cascade,
    request_id      uuid        not null references payment_request,
    change          varchar(10) not null check (change in ('TO_PAY', 'PAID', 'DELETED', 'RESTORED', 'EXPIRED')),
    happened_at     timestamptz not null,
    state           varchar(10) not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        integer     not null,
    -- for one that is pending: not before this moment
    next_attempt_at timestamptz not null,
    attempted_at    timestamptz,
    last_status     integer,
    last_problem    varchar(20)
);
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, sequence);
create index webhook_delivery_pending on webhook_delivery (webhook_id, next_attempt_at) where state = 'PENDING';
create index webhook_delivery_waits on webhook_delivery (webhook_id, request_id, sequence) where state = 'PENDING';
