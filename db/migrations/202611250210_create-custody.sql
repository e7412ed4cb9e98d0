-- Who holds the paper of each dossier. The bundle serves reads; the events are the truth, chained by hash.
create table custody_setting (
  one boolean primary key default true check (one),
  -- A hand-over that is not acknowledged within so many working hours is an alarm.
  acknowledge_hours integer not null check (acknowledge_hours between 1 and 80)
);
insert into custody_setting (acknowledge_hours) values (4);

create table bundle (
  dossier_id uuid primary key references dossier,
  version integer not null check (version > 0),
  code text not null unique,
  -- Resolved at the counter while the applicant waits: never travels.
  immediate boolean not null,
  home_unit_id uuid not null references unit,
  custodian_kind text not null check (custodian_kind in ('unit', 'courier', 'post', 'applicant', 'archive')),
  custodian_id uuid not null,
  custodian_label text not null check (length(custodian_label) between 1 and 300),
  since timestamptz not null,
  shelf text check (length(shelf) between 1 and 60),
  sheets integer not null check (sheets between 0 and 100000),
  originals integer not null check (originals between 0 and sheets),
  opened_at timestamptz not null,
  -- When it must have left the receiving unit (NĐ 61/2018 Điều 18), and when it did.
  forward_by timestamptz not null,
  forwarded_at timestamptz,
  ended_at timestamptz,
  check ((custodian_kind in ('applicant', 'archive')) = (ended_at is not null)),
  check (shelf is null or custodian_kind in ('unit', 'archive')),
  check (not immediate or custodian_kind in ('unit', 'applicant', 'archive'))
);
create index bundle_of_custodian on bundle (custodian_kind, custodian_id, since) where ended_at is null;
create index bundle_to_forward on bundle (forward_by, dossier_id)
  where forwarded_at is null and ended_at is null and not immediate;

create table hand_over (
  id uuid primary key,
  -- Hand-overs written together are one biên bản.
  batch_id uuid not null,
  dossier_id uuid not null references bundle,
  state text not null check (state in ('given', 'received', 'refused', 'taken-back')),
  from_kind text not null,
  from_id uuid not null,
  from_label text not null,
  to_kind text not null check (to_kind in ('unit', 'courier', 'post', 'applicant', 'archive')),
  to_id uuid not null,
  to_label text not null check (length(to_label) between 1 and 300),
  sheets integer not null check (sheets >= 0),
  originals integer not null check (originals >= 0),
  note text not null check (length(note) <= 500),
  given_at timestamptz not null,
  given_by uuid not null,
  acknowledge_by timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  reason text not null check (length(reason) <= 500),
  counted_sheets integer check (counted_sheets >= 0),
  counted_originals integer check (counted_originals >= 0),
  -- The count differed: open until somebody else than who counted says what it was.
  difference text not null check (difference in ('none', 'open', 'found', 'miscounted', 'lost')),
  settled_at timestamptz,
  settled_by uuid,
  settlement text not null check (length(settlement) <= 1000),
  check ((state = 'given') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
  check ((state = 'received') = (counted_sheets is not null) and (counted_sheets is null) = (counted_originals is null)),
  check (state = 'received' or difference = 'none'),
  check ((difference in ('none', 'open')) = (settled_at is null) and (settled_at is null) = (settled_by is null)),
  check (settled_by is null or settled_by <> ended_by)
);
create unique index one_open_hand_over on hand_over (dossier_id) where state = 'given';
create index hand_over_of_bundle on hand_over (dossier_id, given_at, id);
create index hand_over_of_batch on hand_over (batch_id, id);
create index hand_over_waiting on hand_over (acknowledge_by, id) where state = 'given';
create index hand_over_to on hand_over (to_kind, to_id, given_at) where state = 'given';
create index hand_over_differing on hand_over (ended_at, id) where difference = 'open';

create table custody_event (
  dossier_id uuid not null references bundle,
  seq integer not null check (seq > 0),
  event text not null,
  hand_over_id uuid references hand_over,
  from_kind text not null,
  from_id uuid,
  to_kind text not null,
  to_id uuid not null,
  to_label text not null,
  from_sheets integer not null,
  to_sheets integer not null,
  from_originals integer not null,
  to_originals integer not null,
  note text not null check (length(note) <= 1000),
  shelf text,
  actor_id uuid not null,
  at timestamptz not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (dossier_id, seq),
  constraint known_event check (event in ('opened', 'added', 'given', 'received', 'refused', 'taken-back', 'passed',
    'shelved', 'settled', 'ended')),
  constraint opens_once check ((event = 'opened') = (seq = 1) and (event = 'opened') = (from_kind = 'none')),
  -- Only a hand-over that was received, or the end, moves the paper.
  constraint moves_by_hand_over check (event in ('opened', 'received', 'passed', 'ended')
    or (from_kind = to_kind and from_id = to_id)),
  constraint belongs_to_hand_over check (
    (event in ('given', 'received', 'refused', 'taken-back', 'passed', 'settled')) = (hand_over_id is not null)),
  -- Only a count or an explanation changes how many sheets there are.
  constraint counts_by_counting check (event in ('opened', 'added', 'received', 'passed', 'settled')
    or (from_sheets = to_sheets and from_originals = to_originals))
);
create index custody_event_in_time on custody_event (at);
create unique index one_beginning on custody_event (hand_over_id) where event in ('given', 'passed');
create unique index one_ending on custody_event (hand_over_id)
  where event in ('received', 'refused', 'taken-back', 'passed');
create unique index one_settlement on custody_event (hand_over_id) where event = 'settled';

-- What a row says, as its hash covers it.
create function custody_event_hash(previous bytea, row_ custody_event) returns bytea language sql stable as $$
  select sha256(convert_to(concat_ws('|', 'v1', encode(previous, 'hex'), row_.dossier_id, row_.seq, row_.event,
    coalesce(row_.hand_over_id::text, '-'), row_.from_kind, coalesce(row_.from_id::text, '-'), row_.to_kind, row_.to_id,
    row_.to_label, row_.from_sheets, row_.to_sheets, row_.from_originals, row_.to_originals, row_.note,
    coalesce(row_.shelf, '-'), row_.actor_id,
    to_char(row_.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8'))
$$;

-- Refuses what cannot have happened: a gap, a jump of the paper, sheets from nowhere, a "nhận" without its "giao".
create function guard_custody_event() returns trigger language plpgsql as $$
declare
  last custody_event%rowtype;
begin
  select * into last from custody_event where dossier_id = new.dossier_id order by seq desc limit 1;
  if found then
    if new.seq <> last.seq + 1 or new.from_kind <> last.to_kind or new.from_id <> last.to_id
      or new.from_sheets <> last.to_sheets or new.from_originals <> last.to_originals then
      raise exception 'custody event % of % does not follow event %', new.seq, new.dossier_id, last.seq using errcode = 'MC409';
    end if;
    if new.at < last.at then
      raise exception 'custody event % of % is earlier than the one before it', new.seq, new.dossier_id using errcode = 'MC503';
    end if;
    new.prev_hash := last.hash;
  elsif new.seq <> 1 then
    raise exception 'the first custody event of % is not a beginning', new.dossier_id using errcode = 'MC409';
  else
    new.prev_hash := decode(repeat('00', 32), 'hex');
  end if;
  if new.event in ('received', 'refused', 'taken-back') and not exists (
    select from custody_event where hand_over_id = new.hand_over_id and event = 'given' and dossier_id = new.dossier_id
  ) then
    raise exception 'hand-over % of % ends without having been given', new.hand_over_id, new.dossier_id using errcode = 'MC409';
  end if;
  if not (select simulated_clock from installation)
    and (new.at > clock_timestamp() + interval '2 seconds' or new.at < clock_timestamp() - interval '10 seconds') then
    raise exception 'custody event % of % is not of this moment', new.seq, new.dossier_id using errcode = 'MC503';
  end if;
  new.hash := custody_event_hash(new.prev_hash, new);
  return new;
end
$$;
create trigger guard_custody_event before insert on custody_event
  for each row execute function guard_custody_event();
create trigger custody_event_is_append_only before update or delete on custody_event
  for each row execute function refuse_change();
create trigger custody_event_is_never_emptied before truncate on custody_event
  for each statement execute function refuse_change();
revoke update, delete, truncate on custody_event from motcua_app;

-- The bundle may only say what the last event of its history says: one custodian, so many sheets.
create function guard_bundle_head() returns trigger language plpgsql as $$
begin
  if not exists (
    select from custody_event e join bundle b on b.dossier_id = e.dossier_id and b.version = e.seq
    where e.dossier_id = new.dossier_id and e.to_kind = b.custodian_kind and e.to_id = b.custodian_id
      and e.to_sheets = b.sheets and e.to_originals = b.originals
      and not exists (select from custody_event later where later.dossier_id = e.dossier_id and later.seq > e.seq)
  ) then
    raise exception 'bundle % does not say what its history says', new.dossier_id using errcode = 'MC409';
  end if;
  return null;
end
$$;
create constraint trigger bundle_has_its_history after insert or update on bundle
  deferrable initially deferred for each row execute function guard_bundle_head();
create constraint trigger custody_event_has_its_bundle after insert on custody_event
  deferrable initially deferred for each row execute function guard_bundle_head();

-- A hand-over may only say what the events say of it, and the paper goes where it was given to.
create function guard_hand_over_head() returns trigger language plpgsql as $$
begin
  if not exists (
    select from custody_event e
    where e.hand_over_id = new.id and e.dossier_id = new.dossier_id
      and (e.event = new.state or (e.event = 'passed' and new.state = 'received'))
      and (new.state <> 'received' or (e.to_kind = new.to_kind and e.to_id = new.to_id and e.to_sheets = new.counted_sheets))
  ) or (new.settled_at is not null and not exists (
    select from custody_event e where e.hand_over_id = new.id and e.event = 'settled'
  )) then
    raise exception 'hand-over % does not say what its history says', new.id using errcode = 'MC409';
  end if;
  return null;
end
$$;
create constraint trigger hand_over_has_its_history after insert or update on hand_over
  deferrable initially deferred for each row execute function guard_hand_over_head();

-- What was written once stays for ever.
create function guard_bundle_past() returns trigger language plpgsql as $$
begin
  if (new.dossier_id, new.code, new.immediate, new.home_unit_id, new.opened_at, new.forward_by)
    is distinct from (old.dossier_id, old.code, old.immediate, old.home_unit_id, old.opened_at, old.forward_by)
    or new.version <= old.version then
    raise exception 'the past of bundle % cannot be changed', old.dossier_id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger bundle_keeps_its_past before update on bundle for each row execute function guard_bundle_past();

create function guard_hand_over_past() returns trigger language plpgsql as $$
begin
  if (new.id, new.batch_id, new.dossier_id, new.from_kind, new.from_id, new.from_label, new.to_kind, new.to_id,
      new.to_label, new.sheets, new.originals, new.note, new.given_at, new.given_by, new.acknowledge_by)
    is distinct from
     (old.id, old.batch_id, old.dossier_id, old.from_kind, old.from_id, old.from_label, old.to_kind, old.to_id,
      old.to_label, old.sheets, old.originals, old.note, old.given_at, old.given_by, old.acknowledge_by)
    or (old.state <> 'given' and (new.state, new.ended_at, new.ended_by, new.counted_sheets, new.counted_originals)
      is distinct from (old.state, old.ended_at, old.ended_by, old.counted_sheets, old.counted_originals))
    or old.settled_at is not null then
    raise exception 'the past of hand-over % cannot be changed', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger hand_over_keeps_its_past before update on hand_over for each row execute function guard_hand_over_past();
revoke delete, truncate on bundle, hand_over from motcua_app;
revoke insert, delete, truncate on custody_setting from motcua_app;
