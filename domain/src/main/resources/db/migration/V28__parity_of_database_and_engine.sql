-- One comparison of what the database says should run with what the engine runs.
create table parity_run (
    id         uuid        primary key,
    started_at timestamptz not null,
    ended_at   timestamptz,
    instances  bigint
);
create index parity_run_by_time on parity_run (started_at desc);

-- What the engine ran at the last comparison; written anew by each.
create table parity_instance (
    instance_key bigint      primary key,
    process      varchar(40) not null,
    -- null when the instance does not say what it is about
    subject      uuid,
    started_at   timestamptz not null
);
create index parity_instance_of_subject on parity_instance (process, subject);

-- What did not agree. It stays as long as it is found; then it is over and is kept as what happened.
create table parity_difference (
    id           uuid        primary key,
    process      varchar(40) not null,
    kind         varchar(20) not null check (kind in ('MISSING_INSTANCE', 'UNFINISHED', 'ORPHAN_INSTANCE', 'DIFFERENT_STATE')),
    subject      uuid,
    instance_key bigint,
    -- as the database had it: a state, nothing of a person
    state        varchar(20),
    first_run    uuid        not null references parity_run,
    last_run     uuid        not null references parity_run,
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    times        integer     not null default 1,
    repairs      integer     not null default 0,
    repaired_at  timestamptz,
    -- the instance of parity-check whose user task asks what to do, and what was decided there
    case_key     bigint,
    decision     varchar(10) check (decision in ('repair', 'leave')),
    over_at      timestamptz
);
create unique index parity_difference_once on parity_difference (process, kind, subject, instance_key) nulls not distinct where over_at is null;
create index parity_difference_of_run on parity_difference (last_run);

-- Waiting requests and receipts, which are what should have an instance.
create index payment_request_waiting on payment_request (id) where state = 'TO_PAY';
create index receipt_undecided on receipt (key) where reason is not null and decision is null;
