-- Where the money of a receipt went, in the order of the message: to us, or to other creditors with a share in it.
create table receipt_transfer (
    receipt_key            uuid          not null references receipt,
    position               integer       not null,
    id_transfer            integer       not null check (id_transfer between 1 and 5),
    amount                 numeric(11,2) not null check (amount > 0),
    creditor_fiscal_code   varchar(11)   not null,
    iban                   varchar(35),
    stamp                  bytea,
    remittance_information varchar(140)  not null,
    category               varchar(140)  not null,
    primary key (receipt_key, position),
    constraint to_an_account_or_for_a_stamp check ((iban is null) <> (stamp is null))
);

-- What a person who looks at a refused receipt has to know beside pagoPA's code.
alter table unreadable_receipt add column problem text not null default '';
alter table unreadable_receipt alter column problem drop default;
