-- Figures for the public, worked out once a night: the page answers from a few rows, however large the archive is.
create table publication (
  id boolean primary key default true check (id),
  as_of timestamptz,
  -- First day of the dossiers that the usual times are taken from.
  recent_from date,
  -- How far back, how few cases are too few, and how many results of one officer in one minute are a clean-up.
  recent_months integer not null default 12 check (recent_months between 1 and 60),
  least_cases integer not null default 5 check (least_cases >= 2),
  batch_of_one_minute integer not null default 10 check (batch_of_one_minute >= 2)
);
insert into publication default values;
revoke insert, delete on publication from motcua_app;

create table published_month (
  month date not null,
  agency_id uuid not null,
  received bigint not null,
  refused bigint not null,
  resolved bigint not null,
  on_time bigint not null,
  late bigint not null,
  withdrawn bigint not null,
  stopped bigint not null,
  -- At the end of the month, or at the instant of publication.
  in_process bigint not null,
  primary key (month, agency_id)
);

create table published_time (
  procedure_code text primary key,
  procedure_name text not null,
  -- The limit of the version in force, in words.
  limit_text text not null,
  cases bigint not null,
  left_out bigint not null,
  -- Working days; null when there are too few cases.
  p50 numeric(8, 1),
  p75 numeric(8, 1),
  p90 numeric(8, 1),
  check (num_nonnulls(p50, p75, p90) in (0, 3)),
  check (p50 is null or (p50 <= p75 and p75 <= p90))
);

-- Resolved dossiers of the last months with what the usual times ask of them, read without touching the table.
create index dossier_fact_took on dossier_fact (settled_at)
  include (procedure_code, worked_minutes, accepted_at, settled_by, immediate)
  where settlement = 'resolved' and accepted_at is not null;
