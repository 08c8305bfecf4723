-- Every content a service of the catalogue ever had. The programs write it when they start; nobody changes it afterwards.
create table service_version (
    service_code varchar(24) not null,
    version      integer     not null check (version > 0),
    content_hash char(64)    not null,
    content      jsonb       not null,
    valid_from   timestamptz not null,
    primary key (service_code, version),
    constraint one_version_per_content unique (service_code, content_hash)
);
create trigger service_version_append_only before update or delete on service_version
    for each row execute function refuse_change();

-- The version a request was made with. Those that are here already were made with what becomes version 1.
alter table payment_request add column service_version integer not null default 1 check (service_version > 0);
alter table payment_request alter column service_version drop default;
