-- Who represents a company asks for what was paid for it; the office of competence decides. The engine has the id only.
create sequence company_statement_number;

create table company_statement (
    id                 uuid         primary key,
    number             varchar(16)  not null unique,
    idempotency_key    uuid         not null,
    owner_issuer       text         not null,
    owner_subject      text         not null,
    -- who asks, as the sign-in told it: the office checks this person against the company
    applicant_name     varchar(140) not null,
    applicant_tax_code varchar(40),
    company            varchar(70)  not null,
    tax_code           varchar(16)  not null,
    first_day          date         not null,
    last_day           date         not null check (last_day >= first_day),
    capacity           varchar(20)  not null,
    province           varchar(2),
    proposed_office    varchar(16)  not null,
    office_code        varchar(16)  not null,
    email              varchar(254) not null,
    language           varchar(2)   not null,
    state              varchar(10)  not null check (state in ('REQUESTED', 'APPROVED', 'READY', 'REFUSED')),
    requested_at       timestamptz  not null,
    due_at             timestamptz  not null,
    warned_at          timestamptz,
    escalated_at       timestamptz,
    decided_at         timestamptz,
    decided_by         text,
    ground             varchar(20),
    words              varchar(500),
    -- what was there when it was approved
    payments           integer,
    total              numeric(13,2),
    dossier_id         uuid         references dossier on delete set null,
    size               bigint,
    ready_at           timestamptz,
    expires_at         timestamptz,
    -- the user task that stands for it in the engine, and whether the engine has heard of the decision
    task_key           bigint,
    told               boolean      not null default false,
    constraint one_statement_per_sending unique (owner_issuer, owner_subject, idempotency_key),
    constraint decided_by_somebody check ((state = 'REQUESTED') = (decided_at is null)),
    constraint refused_for_a_reason check ((state = 'REFUSED') = (ground is not null)),
    constraint ready_until check ((state = 'READY') = (ready_at is not null and expires_at is not null))
);
create index company_statement_of_owner on company_statement (owner_issuer, owner_subject, requested_at desc, id);
create index company_statement_to_decide on company_statement (office_code, due_at, id) where state = 'REQUESTED';
create index company_statement_by_day on company_statement (requested_at desc, id);

-- A dossier of what was paid for a company is of no creator: whoever created the requests, and paid in these days.
alter table dossier
    alter column created_by_issuer drop not null,
    alter column created_by_subject drop not null,
    add column first_paid_day date,
    add column last_paid_day date,
    add constraint of_a_creator_or_for_a_company check (
        case when created_by_subject is null then created_by_issuer is null and num_nonnulls(first_paid_day, last_paid_day) = 2
                 and debtor_tax_code is not null and num_nonnulls(reference_field, first_year, last_year) = 0
             else created_by_issuer is not null and num_nonnulls(first_paid_day, last_paid_day) = 0 end);
create index payment_request_paid_for on payment_request (debtor_tax_code, paid_at) where state = 'PAID';

-- Live pages hear of a change when it is committed: the statement's id, and the offices whose list it changes.
create function tell_company_statement_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('company_statement_changed', concat_ws(' ', new.id, new.office_code,
        case when tg_op = 'UPDATE' and old.office_code is distinct from new.office_code then old.office_code end));
    return null;
end $$;
create trigger company_statement_changed after insert or update on company_statement
    for each row execute function tell_company_statement_changed();
