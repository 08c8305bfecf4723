-- The main page asks at every visit for what is due soonest and for last year's contributions.
create index payment_request_to_pay on payment_request (owner_issuer, owner_subject, due_date, created_at, id)
    where state = 'TO_PAY';
create index payment_request_of_year on payment_request (owner_issuer, owner_subject, (fields ->> 'anno_riferimento'),
    created_at desc, id);
