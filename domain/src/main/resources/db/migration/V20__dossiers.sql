-- A dossier: many requests with their documents as one file. Who asked for it is one thing, which requests it holds another.
-- A debtor's number is repeated here, as part of the choice that was made; the row goes a month after the file.
create table dossier (
    id                 uuid        primary key,
    asker_issuer       text        not null,
    asker_subject      text        not null,
    created_by_issuer  text        not null,
    created_by_subject text        not null,
    debtor_tax_country varchar(2),
    debtor_tax_code    varchar(35),
    reference_field    text,
    reference_value    text,
    first_year         integer,
    last_year          integer,
    asked_at           timestamptz not null,
    state              varchar(10) not null check (state in ('WAITING', 'MAKING', 'READY', 'FAILED', 'EXPIRED')),
    -- each start has a number: whoever works for an earlier one writes nothing any more
    starts             integer     not null,
    not_before         timestamptz not null,
    done               integer     not null,
    total              integer     not null check (total > 0),
    size               bigint      not null,
    ready_at           timestamptz,
    expires_at         timestamptz,
    constraint whole_debtor check ((debtor_tax_country is null) = (debtor_tax_code is null)),
    constraint whole_reference check ((reference_field is null) = (reference_value is null)),
    constraint ready_until check ((state in ('READY', 'EXPIRED')) = (ready_at is not null and expires_at is not null))
);
create index dossier_of_asker on dossier (asker_issuer, asker_subject, asked_at desc);
create index dossier_to_make on dossier (asked_at) where state in ('WAITING', 'MAKING');

-- The file, in pieces: nobody ever holds all of it. It is a ZIP already, so it is not compressed again.
create table dossier_piece (
    dossier_id uuid    not null references dossier on delete cascade,
    number     integer not null,
    content    bytea   not null,
    primary key (dossier_id, number)
);
alter table dossier_piece alter column content set storage external;

create function tell_dossier_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('dossier_changed', new.id::text);
    return null;
end $$;
create trigger dossier_changed after insert or update on dossier
    for each row execute function tell_dossier_changed();
