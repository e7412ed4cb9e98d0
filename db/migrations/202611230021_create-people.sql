-- Citizens and organisations as owners or submitters of dossiers.
create table person (
  id uuid primary key,
  kind text not null check (kind in ('citizen', 'organisation')),
  name text not null check (length(name) between 1 and 200),
  name_folded text not null,
  -- Sealed with AES-256-GCM, bound to this row; the index is keyed, so that twelve digits cannot be guessed from it.
  national_id_sealed text,
  national_id_index text,
  phone text,
  email text,
  address text not null,
  date_of_birth date,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid references officer,
  check ((national_id_sealed is null) = (national_id_index is null))
);
create unique index person_by_national_id on person (national_id_index) where national_id_index is not null;
create index person_by_name on person (name_folded);
create index person_by_name_part on person using gin (name_folded gin_trgm_ops);
create index person_by_phone on person (phone) where phone is not null;

-- Every reading of a full personal number: who, when, why (Law 91/2025).
create table personal_data_read (
  id uuid primary key,
  person_id uuid not null references person,
  officer_id uuid not null references officer,
  at timestamptz not null default clock_timestamp(),
  purpose text not null check (length(purpose) between 1 and 500)
);
create index personal_data_read_by_person on personal_data_read (person_id, at desc);
create index personal_data_read_by_officer on personal_data_read (officer_id, at desc);
revoke update, delete, truncate on personal_data_read from motcua_app;
