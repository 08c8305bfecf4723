-- One sequence of notice code bases per creditor and segregation code: a base is given once and never again.
do $$
begin
    if to_regclass('notice_base_${creditorFiscalCode}_${segregationCode}') is null then
        create sequence notice_base_${creditorFiscalCode}_${segregationCode}
            as bigint minvalue 1 maxvalue 9999999999999 no cycle;
    end if;
end $$;
