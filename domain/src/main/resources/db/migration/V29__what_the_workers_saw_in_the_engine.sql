-- What the workers last saw in the engine: the models that run, how often each of their elements was passed, what is stuck.
-- Ids, counts and the workers' own sentences only.
create table engine_process (
    process_id  varchar(64) primary key,
    name        text        not null,
    version     integer     not null,
    version_tag varchar(64),
    bpmn        text        not null,
    seen_at     timestamptz not null
);

create table engine_element (
    process_id varchar(64)  not null references engine_process on delete cascade,
    element_id varchar(128) not null,
    position   integer      not null,
    name       text,
    kind       varchar(40)  not null,
    active     bigint       not null,
    completed  bigint       not null,
    canceled   bigint       not null,
    incidents  bigint       not null,
    primary key (process_id, element_id)
);

create table engine_incident (
    key          bigint        primary key,
    process_id   varchar(64)   not null,
    element_id   varchar(128)  not null,
    instance_key bigint        not null,
    -- the variable by which the instance is found in Operate, and its value
    business_key varchar(40),
    business_id  varchar(64),
    message      varchar(1000) not null,
    created_at   timestamptz   not null,
    retried_at   timestamptz,
    retried_by   text
);
create index engine_incident_by_age on engine_incident (created_at, key);

-- Where a request has been in the engine: asked by somebody of the staff, answered by the workers, forgotten after a day.
create table engine_path (
    request_id  uuid        primary key references payment_request,
    asked_at    timestamptz not null,
    answered_at timestamptz
);
create index engine_path_to_answer on engine_path (asked_at) where answered_at is null;

create table engine_step (
    request_id   uuid         not null references engine_path on delete cascade,
    position     integer      not null,
    process_id   varchar(64)  not null,
    element_id   varchar(128) not null,
    instance_key bigint       not null,
    state        varchar(12)  not null check (state in ('ACTIVE', 'COMPLETED', 'TERMINATED')),
    incident     boolean      not null,
    started_at   timestamptz  not null,
    ended_at     timestamptz,
    primary key (request_id, position)
);

-- The page that asked hears of the answer as open pages hear of changes to a request.
create trigger engine_path_answered after update of answered_at on engine_path
    for each row when (new.answered_at is not null) execute function tell_payment_request_changed('request_id');

-- What the figures of a period ask for.
create index payment_request_by_payment on payment_request (paid_at) where state = 'PAID';
create index payment_request_past_due on payment_request (due_date) where state = 'TO_PAY';
create index support_request_by_day on support_request (created_at);
create index support_request_unrouted on support_request (created_at) where state = 'NEW';
create index online_attempt_by_start on online_attempt (started_at) where state = 'LEFT_FOR_CHECKOUT';
