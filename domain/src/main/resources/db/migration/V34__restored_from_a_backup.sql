-- When the database came back from a backup. Who was told what before that is of no use any more: the engine is another.
create table restoration (
    at timestamptz primary key
);

-- Whose events waited in the outbox then. They are told after the start, in their own time, and need no help before.
create table restoration_untold (
    record_key varchar(255) primary key
);
