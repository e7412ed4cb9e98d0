-- By which version of a process a dossier runs; one row, locked by everything that moves the dossier on.
create table task_run (
  dossier_id uuid primary key,
  workflow_version_id uuid not null references workflow_version,
  -- Standing of the dossier, kept here so that lists and the watchdog need no other slice's table.
  open boolean not null,
  clock_stopped boolean not null,
  dossier_due_at timestamptz,
  started_at timestamptz not null
);
create index task_run_open on task_run (dossier_id) where open;

-- A step to be done by a position (unit, role); the owner may change, the position does not.
create table task (
  id uuid primary key,
  version integer not null check (version > 0),
  dossier_id uuid not null references task_run,
  -- Order of finishing within the dossier: the history that the run is rebuilt from.
  outcome_no integer,
  step_code text not null,
  act text not null check (
    act in ('receive', 'assign', 'appraise', 'review', 'sign', 'register', 'decide', 'convene', 'consult',
            'await-applicant', 'return-result')
  ),
  agency_id uuid not null references agency,
  unit_id uuid not null references unit,
  role text not null,
  owner_id uuid,
  state text not null check (state in ('ready', 'in-hand', 'done', 'returned', 'cancelled', 'suspended')),
  created_at timestamptz not null,
  -- Own limit of the step; due_at is this, but never later than the dossier is due.
  own_due_at timestamptz,
  due_at timestamptz,
  suspended_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  way text,
  returned_to text,
  note text not null,
  list text generated always as (
    case
      when state in ('done', 'returned', 'cancelled') then null
      when state = 'suspended' or act = 'await-applicant' then 'awaiting'
      when act = 'receive' then 'receiving'
      when act in ('sign', 'decide') then 'signing'
      when act = 'return-result' then 'returning'
      when state = 'in-hand' then 'in-hand'
      else 'waiting'
    end
  ) stored,
  check ((state in ('done', 'returned')) = (outcome_no is not null)),
  check ((state in ('done', 'returned', 'cancelled')) = (done_at is not null)),
  check ((state = 'returned') = (returned_to is not null)),
  check ((state = 'suspended') = (suspended_at is not null)),
  check (state <> 'in-hand' or owner_id is not null)
);

-- Never two open tasks of one step, never two outcomes with one number.
create unique index task_open_step on task (dossier_id, step_code) where list is not null;
create unique index task_outcome on task (dossier_id, outcome_no) where outcome_no is not null;
create index task_of_dossier on task (dossier_id, created_at, id);
-- My work: what I own, what is free in my positions, what my unit has; soonest first, not counted last.
create index task_owned on task (owner_id, list, (coalesce(due_at, 'infinity'::timestamptz)), id)
  where list is not null and owner_id is not null;
create index task_free on task (unit_id, role, list, (coalesce(due_at, 'infinity'::timestamptz)), id)
  where list is not null and owner_id is null;
create index task_of_unit on task (unit_id, list, (coalesce(due_at, 'infinity'::timestamptz)), id)
  where list is not null;
create index task_done_by on task (done_by, done_at desc, id desc) where done_by is not null;

-- What was done by whom stays; only open tasks change.
create function guard_task_past() returns trigger language plpgsql as $$
begin
  if old.list is null then
    raise exception 'task % is over and cannot be changed', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger task_keeps_its_past before update on task for each row execute function guard_task_past();
revoke delete, truncate on task from motcua_app;
revoke delete, truncate on task_run from motcua_app;

-- Dossiers that somebody must be working on: read by the watchdog alone.
create view watched_dossier as
  select id, code, agency_id, receiving_unit_id, state, accepted_at, due_at
  from dossier
  where accepted_at is not null and ended_at is null;
