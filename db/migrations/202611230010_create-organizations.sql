-- Agencies (the code is the prefix of dossier codes: Decree 61/2018 Art. 26) and their units.
create table agency (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}$'),
  code_is_invented boolean not null,
  name text not null check (length(name) between 1 and 200),
  short_name text not null check (length(short_name) between 1 and 200),
  kind text not null check (
    kind in ('people-committee', 'department', 'enterprise', 'notary-office', 'bank', 'post', 'centre')
  ),
  superior_name text not null,
  address text not null,
  phone text not null,
  place text not null,
  website text not null,
  ordinal integer not null
);

create index agency_by_order on agency (ordinal, code);

create table unit (
  id uuid primary key,
  agency_id uuid not null references agency,
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  kind text not null check (kind in ('counter', 'return-desk', 'division', 'leadership', 'registry', 'management')),
  name text not null check (length(name) between 1 and 200),
  ordinal integer not null,
  unique (agency_id, code)
);
