-- When pagoPA was asked for receipts within the last hour, by whatever process. Never more rows than it allows.
create table receipt_question (
    asked_at timestamptz not null
);
