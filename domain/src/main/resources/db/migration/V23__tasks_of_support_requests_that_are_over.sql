-- The newest task stays known when it is over: a late echo of an older one must not take its place.
alter table support_request add column task_open boolean not null default false;

-- What a clerk is still writing changes nothing that others look at.
drop trigger support_request_changed on support_request;
create trigger support_request_changed after insert or update of state, office_code, due_at, warned_at, claimed_subject, version on support_request
    for each row execute function tell_support_request_changed();
