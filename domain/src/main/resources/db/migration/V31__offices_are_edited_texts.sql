-- Offices and competences are edited like other texts: all of them are one.
alter table text_edition drop constraint text_edition_kind_check;
alter table text_edition add constraint text_edition_kind_check check (kind in ('FAQ', 'CANNED_ANSWER', 'SERVICE', 'OFFICES'));
