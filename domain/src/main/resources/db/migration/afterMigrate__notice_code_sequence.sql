-- One sequence of notice code bases per creditor and segregation code: a base is given once and never again. The
-- placeholder names them all, as <fiscal code>_<segregation code>, with commas between.
do $$
declare
    name text;
begin
    foreach name in array string_to_array('${noticeSequences}', ',') loop
        if to_regclass('notice_base_' || name) is null then
            execute 'create sequence notice_base_' || name || ' as bigint minvalue 1 maxvalue 9999999999999 no cycle';
        end if;
    end loop;
end $$;
