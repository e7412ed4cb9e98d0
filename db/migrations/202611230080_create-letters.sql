-- Letters of an agency about a dossier: apology (PXL) and stop notice (TB), numbered by agency and year without gaps.
create table letter_counter (
  agency_id uuid not null references agency,
  year integer not null check (year between 2000 and 9999),
  series text not null check (series in ('PXL', 'TB')),
  n integer not null check (n > 0),
  primary key (agency_id, year, series)
);

create table letter (
  id uuid primary key,
  agency_id uuid not null references agency,
  year integer not null,
  series text not null check (series in ('PXL', 'TB')),
  number integer not null check (number > 0),
  dossier_id uuid not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  unique (agency_id, year, series, number)
);
create index letter_of_dossier on letter (dossier_id, series, issued_at desc);
revoke update, delete on letter from motcua_app;
revoke delete on letter_counter from motcua_app;
