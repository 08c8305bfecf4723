-- Where the browser goes in the end when an integrator began the payment.
alter table online_attempt add column onward varchar(2000);

-- What each kind of program was started with last, so that the others can say that theirs differs (decision 0019).
create table creditor_list (
    program    varchar(40) primary key,
    creditors  text        not null,
    started_at timestamptz not null
);
