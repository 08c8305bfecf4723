-- A form that somebody has begun and not confirmed. Its id becomes the idempotency key of the confirmation.
create table payment_draft (
    owner_issuer  text        not null,
    owner_subject text        not null,
    id            uuid        not null,
    service_code  varchar(24) not null,
    content       jsonb       not null,
    changed_at    timestamptz not null,
    discarded_at  timestamptz,
    primary key (owner_issuer, owner_subject, id)
);
create index payment_draft_by_age on payment_draft (changed_at);

-- Explanations a person has seen to the end or closed.
create table seen_hint (
    owner_issuer  text        not null,
    owner_subject text        not null,
    hint          varchar(40) not null,
    seen_at       timestamptz not null,
    primary key (owner_issuer, owner_subject, hint)
);

-- What the last question to each part of the service gave: facts, written by whoever asked.
create table service_probe (
    part         varchar(20) primary key,
    asked_at     timestamptz not null,
    answered_at  timestamptz,
    silent_since timestamptz
);
