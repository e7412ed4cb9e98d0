-- The catalogue of procedures. A procedure is a code; what it says is in its versions, which never change.
create table procedure (
  id uuid primary key,
  code text not null unique check (length(code) between 3 and 60),
  -- sha256 of the national record last read for this code: the same record again changes nothing.
  source_hash bytea check (octet_length(source_hash) = 32)
);

create table procedure_version (
  id uuid primary key,
  procedure_id uuid not null references procedure,
  number integer not null check (number > 0),
  source text not null check (source in ('starter', 'national', 'administrator')),
  state text not null check (state in ('in-force', 'proposed', 'superseded')),
  name text not null,
  field_name text not null,
  agency_id uuid references agency,
  agency_text text not null,
  keywords text[] not null,
  doubtful boolean not null,
  content jsonb not null check (jsonb_typeof(content -> 'cases') = 'array'),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  -- Readable difference to the version before: [{subject, kind, before, after}].
  difference jsonb not null,
  reason text not null,
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null,
  created_by uuid,
  unique (procedure_id, number)
);

-- Some kilobytes each, read whole: kept beside the row as they are, packing them costs more time than it saves space.
alter table procedure_version alter column content set storage external;

create unique index procedure_version_in_force on procedure_version (procedure_id) where state = 'in-force';
create unique index procedure_version_proposed on procedure_version (procedure_id) where state = 'proposed';
create index procedure_version_of_agency on procedure_version (agency_id) where state = 'in-force';

create table procedure_case (
  id uuid primary key,
  version_id uuid not null references procedure_version,
  procedure_id uuid not null references procedure,
  position integer not null check (position >= 0),
  case_code text not null,
  name text not null,
  limit_text text not null,
  -- A version of the workflows slice, whose tables come after these.
  workflow_version_id uuid,
  unique (version_id, case_code)
);

create index procedure_case_of_procedure on procedure_case (procedure_id);

-- A dossier keeps the version of its intake for life (NĐ 61/2018; invariant 27), so a version keeps its word.
create function guard_procedure_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content is distinct from old.content
    or new.procedure_id <> old.procedure_id or new.number <> old.number
    or (old.state = 'superseded' and new.state <> 'superseded') then
    raise exception 'version % of procedure % cannot be changed', old.number, old.procedure_id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger procedure_version_keeps_its_word before update or delete on procedure_version
  for each row execute function guard_procedure_version();

-- Counts every change of the catalogue, so that each process knows whether its search index is still right.
create table catalogue_state (
  id boolean primary key default true check (id),
  version bigint not null
);
insert into catalogue_state (version) values (0);
revoke insert, delete on catalogue_state from motcua_app;

-- Codes seen by a running import, with their line: a code twice in one file is told by line.
create table catalogue_import_code (
  import_id uuid not null,
  code text not null,
  line bigint not null,
  primary key (import_id, code)
);
