-- A request for help that somebody has begun and not sent, as payment_draft is for payments. Its id becomes the idempotency key.
-- Programs of the version before know nothing of it and lose nothing by it.
create table support_draft (
    owner_issuer  text        not null,
    owner_subject text        not null,
    id            uuid        not null,
    category      varchar(20) not null,
    content       jsonb       not null,
    changed_at    timestamptz not null,
    discarded_at  timestamptz,
    primary key (owner_issuer, owner_subject, id)
);
create index support_draft_by_age on support_draft (changed_at);
