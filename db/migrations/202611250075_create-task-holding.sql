-- Who held a task when: the row of a task keeps its last owner only. One line for each version of a task, written in
-- the statement that writes the version; without a foreign key, because nothing else writes here and intake is measured.
create table task_holding (
  task_id uuid not null,
  seq integer not null check (seq > 0),
  owner_id uuid,
  unit_id uuid not null,
  state text not null check (state in ('ready', 'in-hand', 'done', 'returned', 'cancelled', 'suspended')),
  -- The step's own limit as it stood from then on.
  own_due_at timestamptz,
  from_at timestamptz not null,
  primary key (task_id, seq)
);

-- Tasks from before: held by their last owner since they began.
insert into task_holding (task_id, seq, owner_id, unit_id, state, own_due_at, from_at)
  select id, version, owner_id, unit_id, case when owner_id is null then 'ready' else 'in-hand' end, own_due_at, created_at
  from task;

create trigger task_holding_is_append_only before update or delete on task_holding
  for each row execute function refuse_change();
revoke update, delete, truncate on task_holding from motcua_app;
