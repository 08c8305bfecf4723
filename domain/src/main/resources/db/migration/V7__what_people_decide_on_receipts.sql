alter table receipt drop constraint receipt_decision_check;
alter table receipt add constraint receipt_decision_check check (decision in ('SETTLED', 'TO_REFUND', 'REJECTED'));

-- A payment that fits nothing, and what was decided on it, shows on the open page of its request, too.
create trigger receipt_changed after insert or update on receipt
    for each row execute function tell_payment_request_changed('request_id');
