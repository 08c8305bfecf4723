-- One row per message to a person about a request: no kind goes out twice.
create table sent_message (
    request_id uuid        not null references payment_request,
    kind       varchar(30) not null,
    sent_at    timestamptz not null,
    primary key (request_id, kind)
);

-- What pagoPA sent as a receipt and had to be refused. Kept byte for byte: somebody may have paid.
create table unreadable_receipt (
    id          uuid        primary key,
    received_at timestamptz not null,
    fault_code  varchar(40) not null,
    raw_message bytea       not null
);
