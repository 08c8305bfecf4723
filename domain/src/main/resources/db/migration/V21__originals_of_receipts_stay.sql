-- What the receipt was first known by stays what its document was made from and what raw_sha256 is of. When that was pagoPA's
-- archive of events (JSON) and the message is pushed after all, it is kept beside it.
alter table receipt add column pushed_xml bytea;
alter table receipt add constraint pushed_after_it_was_told check (pushed_xml is null or raw_type = 'JSON');
