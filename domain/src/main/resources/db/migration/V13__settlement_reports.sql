-- A receipt that pagoPA was asked for may be JSON; what it pushes is XML and stays the original.
alter table receipt rename column raw_xml to raw;
alter table receipt add column raw_type varchar(4) not null default 'XML' check (raw_type in ('XML', 'JSON'));
create index receipt_of_payment on receipt (receipt_id, creditor_reference_id);

-- How far pagoPA's settlement reports are known, for each creditor.
create table settlement_progress (
    creditor_fiscal_code varchar(11) primary key,
    first_asked_at       timestamptz not null,
    published_until      timestamptz,
    complete_at          timestamptz
);

-- The newest revision only: it says everything that an older one said, and says it right.
create table settlement_report (
    id                   uuid          primary key,
    creditor_fiscal_code varchar(11)   not null,
    psp_id               varchar(35)   not null,
    fdr                  varchar(35)   not null,
    revision             bigint        not null,
    psp_name             varchar(140)  not null,
    regulation           varchar(35)   not null,
    regulation_date      date,
    published_at         timestamptz   not null,
    declared_payments    bigint        not null,
    declared_total       numeric(15,2) not null,
    payments             bigint        not null,
    total                numeric(15,2) not null,
    stored_at            timestamptz   not null,
    constraint one_revision_per_report unique (creditor_fiscal_code, psp_id, fdr)
);
create index settlement_report_by_day on settlement_report (published_at desc, id);

create table settlement_payment (
    report_id   uuid          not null references settlement_report on delete cascade,
    position    bigint        not null,
    iuv         varchar(35)   not null,
    iur         varchar(35)   not null,
    id_transfer integer       not null,
    amount      numeric(13,2) not null,
    outcome     varchar(15)   not null
                check (outcome in ('EXECUTED', 'REVOKED', 'STAND_IN', 'STAND_IN_NO_RPT', 'NO_RPT')),
    paid_at     timestamptz   not null,
    primary key (report_id, position)
);
create index settlement_payment_of_receipt on settlement_payment (iuv, iur);

-- What does not fit. It outlives revisions: the subject says what it is about, however often that is reported again.
create table settlement_difference (
    id                   uuid          primary key,
    creditor_fiscal_code varchar(11)   not null,
    kind                 varchar(20)   not null,
    subject              text          not null,
    psp_id               varchar(35),
    fdr                  varchar(35),
    iuv                  varchar(35),
    iur                  text,
    outcome              varchar(15),
    reported_amount      numeric(15,2),
    known_amount         numeric(15,2),
    request_id           uuid          references payment_request,
    receipt_key          uuid          references receipt,
    found_at             timestamptz   not null,
    resolved_at          timestamptz,
    closed_at            timestamptz,
    asked_at             timestamptz,
    asked                integer       not null default 0,
    constraint one_difference_per_subject unique (creditor_fiscal_code, kind, subject)
);
create index open_difference on settlement_difference (found_at, id) where resolved_at is null and closed_at is null;
create index difference_of_report on settlement_difference (creditor_fiscal_code, psp_id, fdr);

-- Who closed a difference and why. It is only ever added to.
create table settlement_event (
    id            bigint      generated always as identity primary key,
    difference_id uuid        not null references settlement_difference,
    at            timestamptz not null,
    kind          varchar(10) not null check (kind in ('CLOSED')),
    who_issuer    text        not null,
    who_subject   text        not null,
    who_name      text        not null,
    reason        text        not null
);
create index settlement_event_of_difference on settlement_event (difference_id, id);
create trigger settlement_event_append_only before update or delete on settlement_event
    for each row execute function refuse_change();
