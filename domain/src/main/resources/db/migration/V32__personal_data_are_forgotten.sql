-- What tells of a person goes when its time is over; what happened, when and for how much stays (decision 0039).
alter table payment_request add column forgotten_at timestamptz;
alter table receipt add column forgotten_at timestamptz;
alter table support_request add column forgotten_at timestamptz;
alter table company_statement add column forgotten_at timestamptz;
create index payment_request_to_forget on payment_request (due_date) where forgotten_at is null and state <> 'TO_PAY';
create index support_request_to_forget on support_request (changed_at) where forgotten_at is null and state in ('ANSWERED', 'CLOSED');

-- The hash outlives the message it is of. A row that is copied in brings its own.
alter table receipt alter column raw_sha256 drop expression;
create function hash_of_original() returns trigger language plpgsql as $$
begin
    new.raw_sha256 := case when tg_op = 'UPDATE' then old.raw_sha256 else coalesce(new.raw_sha256, sha256(new.raw)) end;
    return new;
end $$;
create trigger receipt_hash_of_original before insert or update on receipt
    for each row execute function hash_of_original();

-- Messages and notes stay as they were written, or lose their words together with the request they belong to.
create function refuse_change_but_forgetting() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.text = '' and to_jsonb(new) - 'text' - 'words' = to_jsonb(old) - 'text' - 'words'
       and exists (select from support_request where id = old.request_id and forgotten_at is not null) then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;
create or replace trigger support_message_append_only before update or delete on support_message
    for each row execute function refuse_change_but_forgetting();
create or replace trigger support_note_append_only before update or delete on support_note
    for each row execute function refuse_change_but_forgetting();
