-- The dossier, its history, its numbers. The row serves reads; the journal is the truth about what happened.
create table dossier (
  id uuid primary key,
  version integer not null check (version > 0),
  head_hash bytea not null check (octet_length(head_hash) = 32),
  code text unique check (code ~ '^([0-9]{3}\.[0-9]{2}\.[0-9]{2,3}\.)?[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}-[0-9]{6}-[0-9]{4,6}$'),
  secret text not null check (secret ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  state text not null check (
    state in ('submitted', 'awaiting-intake-supplement', 'refused', 'accepted', 'in-progress', 'awaiting-supplement',
              'awaiting-obligation', 'resolved', 'returned', 'closed', 'withdrawn', 'stopped')
  ),
  ending text check (ending in ('returned', 'refused', 'withdrawn', 'stopped')),
  money text not null check (money in ('nothing-due', 'due', 'paid', 'refunded')),
  delivery text not null check (delivery in ('not-ready', 'awaiting-pickup', 'with-post', 'delivered')),
  sync text not null check (sync in ('pending', 'synced', 'failed')),
  channel text not null check (channel in ('direct', 'online', 'postal')),
  return_by text not null check (return_by in ('at-centre', 'by-post', 'online')),
  procedure_id uuid not null,
  procedure_code text not null,
  procedure_name text not null,
  version_id uuid not null,
  case_id uuid not null,
  case_name text not null,
  immediate boolean not null,
  workflow_version_id uuid,
  agency_id uuid not null references agency,
  handling_agency_id uuid not null references agency,
  involved_agency_ids uuid[] not null,
  receiving_unit_id uuid not null references unit,
  handler_id uuid,
  owner_id uuid not null,
  owner_name text not null,
  owner_phone text,
  submitter_id uuid not null,
  submitter_name text not null,
  summary text not null check (length(summary) between 1 and 1000),
  copies integer not null check (copies between 1 and 99),
  fees_due bigint not null check (fees_due >= 0),
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  original_due_at timestamptz,
  due_at timestamptz,
  resolved_at timestamptz,
  ended_at timestamptz,
  closed_at timestamptz,
  -- Papers, clock, supplements, result: read with the dossier, never searched.
  details jsonb not null,
  -- Folded code, names and phone, for the one search box.
  search text not null,
  -- Handbook §15.1: whatever the centre has decided on has exactly one code.
  check (code is not null or state in ('submitted', 'withdrawn', 'closed')),
  check ((state in ('refused', 'withdrawn', 'stopped', 'returned', 'closed')) = (ending is not null)),
  check (accepted_at is null or original_due_at is not null or immediate)
);

create index dossier_newest on dossier (submitted_at desc, id desc);
create index dossier_of_agency on dossier (agency_id, state, submitted_at desc, id desc);
create index dossier_of_state on dossier (state, submitted_at desc, id desc);
create index dossier_due on dossier (due_at, id) where ended_at is null and resolved_at is null and due_at is not null;
create index dossier_due_of_agency on dossier (agency_id, due_at, id)
  where ended_at is null and resolved_at is null and due_at is not null;
create index dossier_of_phone on dossier (owner_phone, submitted_at desc, id desc) where owner_phone is not null;
create index dossier_of_owner on dossier (owner_id, submitted_at desc);
create index dossier_search on dossier using gin (search gin_trgm_ops);

-- One counter row for each agency and day of Vietnam, taken last in the transaction: gap-free, never reused.
create table dossier_counter (
  agency_id uuid not null references agency,
  day date not null,
  n integer not null check (n > 0),
  primary key (agency_id, day)
);

-- The law of movement; a test keeps it equal to domain/transitions.ts.
create table legal_transition (
  event text not null,
  from_state text not null,
  to_state text not null,
  primary key (event, from_state, to_state)
);

insert into legal_transition (event, from_state, to_state) values
  ('deadline-adjusted', 'accepted', 'accepted'),
  ('deadline-adjusted', 'in-progress', 'in-progress'),
  ('deadline-extended', 'accepted', 'accepted'),
  ('deadline-extended', 'in-progress', 'in-progress'),
  ('dossier-accepted', 'awaiting-intake-supplement', 'accepted'),
  ('dossier-accepted', 'submitted', 'accepted'),
  ('dossier-assigned', 'accepted', 'in-progress'),
  ('dossier-assigned', 'awaiting-obligation', 'awaiting-obligation'),
  ('dossier-assigned', 'awaiting-supplement', 'awaiting-supplement'),
  ('dossier-assigned', 'in-progress', 'in-progress'),
  ('dossier-closed', 'refused', 'closed'),
  ('dossier-closed', 'returned', 'closed'),
  ('dossier-closed', 'stopped', 'closed'),
  ('dossier-closed', 'withdrawn', 'closed'),
  ('dossier-handed-over', 'resolved', 'returned'),
  ('dossier-refused', 'awaiting-intake-supplement', 'refused'),
  ('dossier-refused', 'submitted', 'refused'),
  ('dossier-resolved', 'accepted', 'resolved'),
  ('dossier-resolved', 'in-progress', 'resolved'),
  ('dossier-stopped', 'accepted', 'stopped'),
  ('dossier-stopped', 'awaiting-obligation', 'stopped'),
  ('dossier-stopped', 'awaiting-supplement', 'stopped'),
  ('dossier-stopped', 'in-progress', 'stopped'),
  ('dossier-submitted', 'none', 'submitted'),
  ('dossier-transferred', 'accepted', 'in-progress'),
  ('dossier-transferred', 'in-progress', 'in-progress'),
  ('dossier-withdrawn', 'accepted', 'withdrawn'),
  ('dossier-withdrawn', 'awaiting-intake-supplement', 'withdrawn'),
  ('dossier-withdrawn', 'awaiting-obligation', 'withdrawn'),
  ('dossier-withdrawn', 'awaiting-supplement', 'withdrawn'),
  ('dossier-withdrawn', 'in-progress', 'withdrawn'),
  ('dossier-withdrawn', 'submitted', 'withdrawn'),
  ('fee-paid', 'accepted', 'accepted'),
  ('fee-paid', 'awaiting-obligation', 'awaiting-obligation'),
  ('fee-paid', 'awaiting-supplement', 'awaiting-supplement'),
  ('fee-paid', 'in-progress', 'in-progress'),
  ('fee-paid', 'resolved', 'resolved'),
  ('obligation-met', 'awaiting-obligation', 'in-progress'),
  ('obligation-requested', 'accepted', 'awaiting-obligation'),
  ('obligation-requested', 'in-progress', 'awaiting-obligation'),
  ('originals-given-back', 'refused', 'refused'),
  ('originals-given-back', 'resolved', 'resolved'),
  ('originals-given-back', 'returned', 'returned'),
  ('originals-given-back', 'stopped', 'stopped'),
  ('originals-given-back', 'withdrawn', 'withdrawn'),
  ('step-recorded', 'accepted', 'in-progress'),
  ('step-recorded', 'in-progress', 'in-progress'),
  ('supplement-requested', 'accepted', 'awaiting-supplement'),
  ('supplement-requested', 'in-progress', 'awaiting-supplement'),
  ('supplement-requested', 'submitted', 'awaiting-intake-supplement'),
  ('supplement-supplied', 'awaiting-intake-supplement', 'submitted'),
  ('supplement-supplied', 'awaiting-supplement', 'in-progress');

create table journal (
  dossier_id uuid not null references dossier,
  seq integer not null check (seq > 0),
  event text not null,
  payload jsonb not null,
  actor_id uuid not null,
  unit_id uuid not null,
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (dossier_id, seq),
  foreign key (event, from_state, to_state) references legal_transition
);

-- Refuses what cannot have happened: a gap, a jump, a broken chain, a time that is not now.
create function guard_journal() returns trigger language plpgsql as $$
declare
  last journal%rowtype;
begin
  select * into last from journal where dossier_id = new.dossier_id order by seq desc limit 1;
  if found then
    if new.seq <> last.seq + 1 or new.from_state <> last.to_state or new.prev_hash <> last.hash then
      raise exception 'journal row % of % does not follow row %', new.seq, new.dossier_id, last.seq using errcode = 'MC409';
    end if;
    if new.at < last.at then
      raise exception 'journal row % of % is earlier than the row before it', new.seq, new.dossier_id using errcode = 'MC503';
    end if;
  elsif new.seq <> 1 or new.from_state <> 'none' or new.prev_hash <> decode(repeat('00', 32), 'hex') then
    raise exception 'the first journal row of % is not a beginning', new.dossier_id using errcode = 'MC409';
  end if;
  if not (select simulated_clock from installation)
    and (new.at > clock_timestamp() + interval '2 seconds' or new.at < clock_timestamp() - interval '10 seconds') then
    raise exception 'journal row % of % is not of this moment', new.seq, new.dossier_id using errcode = 'MC503';
  end if;
  return new;
end
$$;
create trigger guard_journal before insert on journal for each row execute function guard_journal();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
create trigger journal_is_append_only before update or delete on journal
  for each row execute function refuse_change();
create trigger journal_is_never_emptied before truncate on journal
  for each statement execute function refuse_change();
revoke update, delete, truncate on journal from motcua_app;
revoke insert, update, delete, truncate on legal_transition from motcua_app;

-- The row may only say what the head of its history says.
create function guard_dossier_head() returns trigger language plpgsql as $$
begin
  if not exists (
    select from journal
    where dossier_id = new.id and seq = new.version and to_state = new.state and hash = new.head_hash
  ) then
    raise exception 'dossier % says version % %, its journal does not', new.id, new.version, new.state using errcode = 'MC409';
  end if;
  return null;
end
$$;
create constraint trigger dossier_is_journalled after insert or update of version, state, head_hash on dossier
  deferrable initially deferred for each row execute function guard_dossier_head();

-- What was promised or given once stays for ever.
create function guard_dossier_past() returns trigger language plpgsql as $$
begin
  if (old.code is not null and new.code is distinct from old.code)
    or new.secret <> old.secret
    or new.submitted_at <> old.submitted_at
    or (old.accepted_at is not null and new.accepted_at is distinct from old.accepted_at)
    or (old.original_due_at is not null and new.original_due_at is distinct from old.original_due_at)
    or new.version < old.version then
    raise exception 'the past of dossier % cannot be changed', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger dossier_keeps_its_past before update on dossier for each row execute function guard_dossier_past();
revoke delete, truncate on dossier from motcua_app;
revoke delete, truncate on dossier_counter from motcua_app;
