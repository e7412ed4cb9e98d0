-- Reports as they were closed ("chốt"): the figures word for word with their hash, never changed afterwards.
create table report_version (
  id uuid primary key,
  template text not null,
  -- The agency that reports; null for all of them together.
  agency_id uuid,
  period_from date not null,
  period_to date not null,
  -- Counts the versions of one report of one period: 1, 2, 3 …
  number integer not null check (number > 0),
  as_of timestamptz not null,
  -- The whole report as canonical JSON, kept as text so that its bytes can be hashed again.
  figures text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  made_by uuid not null,
  made_at timestamptz not null,
  check (period_from <= period_to),
  unique nulls not distinct (template, agency_id, period_from, period_to, number)
);
create index report_version_newest on report_version (made_at desc, id desc);
create trigger report_version_is_append_only before update or delete on report_version
  for each row execute function refuse_change();
revoke update, delete, truncate on report_version from motcua_app;
