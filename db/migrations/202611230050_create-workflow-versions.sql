-- Internal processes (quy trình nội bộ), one row for each version; TT 01/2018 Art. 8: approved by number and date.
create table workflow_version (
  id uuid primary key,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$'),
  version integer not null check (version > 0),
  name text not null check (length(name) between 1 and 300),
  state text not null check (state in ('draft', 'published', 'superseded')),
  definition jsonb not null check (jsonb_typeof(definition -> 'steps') = 'array'),
  effective_from date,
  effective_to date,
  approval_number text,
  approval_date date,
  created_at timestamptz not null,
  created_by uuid,
  published_at timestamptz,
  published_by uuid,
  unique (code, version),
  check (effective_to is null or effective_to >= effective_from),
  check ((state = 'draft') = (published_at is null)),
  check (state = 'draft' or (effective_from is not null and approval_number is not null and approval_date is not null))
);

-- At most one version of a process is in force, and one is being prepared.
create unique index workflow_version_in_force on workflow_version (code) where state = 'published';
create unique index workflow_version_being_drafted on workflow_version (code) where state = 'draft';

-- A dossier runs by the version of its intake for life, so what was published never changes.
create function guard_workflow_version() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE'
    or new.definition is distinct from old.definition or new.code <> old.code or new.version <> old.version
    or new.approval_number is distinct from old.approval_number
    or new.approval_date is distinct from old.approval_date
    or new.effective_from is distinct from old.effective_from
    or new.state = 'draft' or (old.state = 'superseded' and new.state <> 'superseded')) then
    raise exception 'workflow % version % is published and cannot be changed', old.code, old.version
      using errcode = '42501';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger workflow_version_keeps_its_word before update or delete on workflow_version
  for each row execute function guard_workflow_version();
