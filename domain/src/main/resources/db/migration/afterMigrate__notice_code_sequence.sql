-- One sequence of notice code bases per creditor and segregation code: a base is given once and never again. The
-- placeholder names them all, as <fiscal code>_<segregation code>, with commas between.
-- One that is missing may have been there before a restore, and have given codes: it is as far ahead as each restore set the others.
do $$
declare
    name text;
    restores bigint := 0;
begin
    if to_regclass('restoration') is not null then
        select count(*) into restores from restoration;
    end if;
    foreach name in array string_to_array('${noticeSequences}', ',') loop
        if to_regclass('notice_base_' || name) is null then
            execute 'create sequence notice_base_' || name || ' as bigint minvalue 1 maxvalue 9999999999999 no cycle start ' || 1 + restores * 1000000;
        end if;
    end loop;
end $$;
