-- What a comparison counted, kept as it was when it ended: later ones find some of the same differences again.
alter table parity_run
    add column found          bigint,
    add column repaired       bigint not null default 0,
    add column left_to_people bigint;
update parity_run r set
    found = (select count(*) from parity_difference d where d.last_run = r.id),
    repaired = (select count(*) from parity_difference d where d.last_run = r.id and d.repaired_at >= r.started_at),
    left_to_people = (select count(*) from parity_difference d where d.last_run = r.id and d.case_key is not null and d.decision is null)
where ended_at is not null;

-- Somebody wants a comparison now; taken when one begins.
create table parity_ask (
    id       uuid        primary key,
    asked_at timestamptz not null,
    asked_by text        not null,
    taken_at timestamptz
);
create index parity_ask_to_take on parity_ask (asked_at) where taken_at is null;

-- The engine's task about the difference, as long as the engine waits for it. What waits for a person comes first.
alter table parity_difference
    add column task_key   bigint,
    add column due_at     timestamptz,
    add column decided_at timestamptz,
    add column decided_by text,
    add column turn       smallint generated always as (case when task_key is not null and decision is null then 0 else 1 end) stored;
create index parity_difference_open on parity_difference (turn, first_seen, id) where over_at is null;

-- Open pages hear of it, once for each statement.
create function tell_parity_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('parity_changed', '');
    return null;
end $$;
create trigger parity_run_changed after insert or update on parity_run for each statement execute function tell_parity_changed();
create trigger parity_asked after insert on parity_ask for each statement execute function tell_parity_changed();
create trigger parity_difference_changed after update of task_key, decision, over_at on parity_difference
    for each statement execute function tell_parity_changed();
