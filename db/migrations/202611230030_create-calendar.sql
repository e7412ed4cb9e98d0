-- The working calendar (Labour Code 2019 Art. 111-112; sittings of the centre). A year that is not stored is generated
-- from the law; storing it makes it editable. Every change is a new version with its reason and what it was before.
create table calendar_year (
  id uuid primary key,
  year integer not null unique check (year between 2013 and 2199),
  status text not null check (status in ('generated', 'confirmed')),
  confirmed_by uuid,
  confirmed_at timestamptz,
  check ((status = 'confirmed') = (confirmed_at is not null))
);

create table calendar_day (
  id uuid primary key,
  year integer not null references calendar_year (year),
  date date not null unique,
  kind text not null check (
    kind in ('working', 'weekly-rest', 'holiday', 'compensatory', 'swap-off', 'swap-worked')
  ),
  reason_vi text not null check (length(reason_vi) between 1 and 300),
  reason_en text not null check (length(reason_en) between 1 and 300),
  check (extract(year from date) = year)
);

-- Sittings of a unit on weekdays (1 Monday ... 7 Sunday) from a day on; unit_id null = every unit without its own.
create table calendar_sitting (
  id uuid primary key,
  unit_id uuid,
  ordinal integer not null,
  weekdays integer[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  purpose text not null check (purpose in ('work', 'intake')),
  months integer[] check (months <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  sittings jsonb not null check (jsonb_typeof(sittings) = 'array'),
  valid_from date,
  unique nulls not distinct (unit_id, ordinal)
);

create table calendar_version (
  id uuid primary key,
  number integer not null unique check (number > 0),
  reason text not null check (length(reason) between 1 and 1000),
  changed_by uuid,
  at timestamptz not null,
  changes jsonb not null
);

revoke update, delete, truncate on calendar_version from motcua_app;
