-- The event that had a request begun again in the engine without a message, which the engine would take once.
alter table support_request add column taken_up uuid;
