-- The tables of namastack-outbox, under migration control like all others. Completed records are deleted.
create table outbox_record (
    id             varchar(255)  primary key,
    status         varchar(20)   not null,
    record_key     varchar(255)  not null,
    record_type    varchar(255)  not null,
    payload        text          not null,
    context        text,
    created_at     timestamptz   not null,
    completed_at   timestamptz,
    failure_count  int           not null,
    failure_reason text,
    next_retry_at  timestamptz   not null,
    partition_no   integer       not null,
    handler_id     varchar(1000) not null
);
create index outbox_record_due on outbox_record (partition_no, status, next_retry_at);
create index outbox_record_of_key on outbox_record (record_key, created_at);

create table outbox_instance (
    instance_id    varchar(255) primary key,
    hostname       varchar(255) not null,
    port           integer      not null,
    status         varchar(50)  not null,
    started_at     timestamptz  not null,
    last_heartbeat timestamptz  not null,
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null
);
create index outbox_instance_alive on outbox_instance (status, last_heartbeat);

create table outbox_partition (
    partition_number integer     primary key,
    instance_id      varchar(255),
    version          bigint      not null default 0,
    updated_at       timestamptz not null
);
create index outbox_partition_of_instance on outbox_partition (instance_id);

-- Records of a key are delivered by created_at. The database gives it, so that the order holds between processes whose
-- clocks differ: what concerns one request is serialised by its row, hence written in the order of these moments.
create function outbox_record_written_now() returns trigger language plpgsql as $$
begin
    new.created_at := clock_timestamp();
    new.next_retry_at := new.created_at;
    return new;
end $$;
create trigger outbox_record_written_now before insert on outbox_record
    for each row execute function outbox_record_written_now();
