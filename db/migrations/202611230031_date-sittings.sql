-- Sittings change from a day on: what was worked before is counted as it was worked.
alter table calendar_sitting add column valid_from date;
