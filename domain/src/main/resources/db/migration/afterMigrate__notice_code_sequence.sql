-- One sequence of notice code bases per creditor and segregation code: a base is given once and never again.
create sequence if not exists notice_base_${creditorFiscalCode}_${segregationCode}
    as bigint minvalue 1 maxvalue 9999999999999 no cycle;
