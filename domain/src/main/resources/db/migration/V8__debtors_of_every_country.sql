-- A debtor may be known to the tax office of another country: the number then is that country's. The address is optional,
-- as long as pagoPA can take it, and never half. Beside the office that was chosen stands the one that was proposed.
alter table payment_request
    add column debtor_tax_country   varchar(2) not null default 'IT' check (debtor_tax_country ~ '^[A-Z]{2}$'),
    alter column debtor_tax_code type varchar(35),
    add column debtor_street        varchar(70),
    add column debtor_civic_number  varchar(16),
    add column debtor_postal_code   varchar(16),
    add column debtor_city          varchar(35),
    add column debtor_province      varchar(35),
    add column debtor_country       varchar(2),
    add column proposed_office_code varchar(16),
    add constraint italian_tax_code check (debtor_tax_country <> 'IT' or length(debtor_tax_code) <= 16),
    add constraint whole_address check (num_nonnulls(debtor_street, debtor_city, debtor_country) in (0, 3)
        and (debtor_street is not null or num_nonnulls(debtor_civic_number, debtor_postal_code, debtor_province) = 0));
