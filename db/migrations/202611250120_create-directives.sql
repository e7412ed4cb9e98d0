-- Directives of leaders and recommendations to them, followed to the end. The row serves reads; the events are the truth.
create table directive (
  id uuid primary key,
  version integer not null check (version > 0),
  kind text not null check (kind in ('directive', 'recommendation')),
  state text not null check (state in ('issued', 'acknowledged', 'answered', 'sent-back', 'done', 'withdrawn')),
  title text not null check (length(title) between 1 and 200),
  text text not null check (length(text) between 1 and 5000),
  basis text not null check (length(basis) <= 500),
  urgency text not null check (urgency in ('normal', 'urgent', 'very-urgent', 'express')),
  issuer_id uuid not null,
  issuer_role text not null check (issuer_role in ('provincial-leader', 'department-leader', 'centre-manager')),
  issuer_agency_id uuid not null references agency,
  issuer_unit_id uuid not null references unit,
  assigned_agency_id uuid not null references agency,
  assigned_unit_id uuid references unit,
  assigned_officer_id uuid,
  -- What it was written from, as the writer saw it: label, value, as-of, an address of this system.
  source jsonb,
  source_dossier_id uuid,
  issued_at timestamptz not null,
  first_due_on date not null,
  due_on date not null,
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  answer jsonb,
  answered_at timestamptz,
  reason text not null,
  ended_at timestamptz,
  -- Folded title, text and basis, for the one search box.
  search text not null,
  check (source is null or source ->> 'href' ~ '^/([^/\\]|$)'),
  check (due_on >= first_due_on),
  check ((answer is null) = (answered_at is null)),
  check ((state in ('done', 'withdrawn')) = (ended_at is not null))
);

create index directive_newest on directive (issued_at desc, id desc);
create index directive_of_assignee on directive (assigned_agency_id, issued_at desc, id desc);
create index directive_of_issuer on directive (issuer_agency_id, issued_at desc, id desc);
create index directive_waiting on directive (due_at, id) where state in ('issued', 'acknowledged', 'sent-back');
create index directive_of_dossier on directive (source_dossier_id, issued_at desc) where source_dossier_id is not null;
create index directive_search on directive using gin (search gin_trgm_ops);

create table directive_event (
  directive_id uuid not null references directive,
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
  primary key (directive_id, seq),
  -- The whole life; a test keeps it equal to domain/transitions.ts.
  constraint legal_life check ((event, from_state, to_state) in (
    ('directive-issued', 'none', 'issued'),
    ('directive-acknowledged', 'issued', 'acknowledged'),
    ('directive-answered', 'issued', 'answered'),
    ('directive-answered', 'acknowledged', 'answered'),
    ('directive-answered', 'sent-back', 'answered'),
    ('directive-accepted', 'answered', 'done'),
    ('directive-sent-back', 'answered', 'sent-back'),
    ('directive-extended', 'issued', 'issued'),
    ('directive-extended', 'acknowledged', 'acknowledged'),
    ('directive-extended', 'sent-back', 'sent-back'),
    ('directive-withdrawn', 'issued', 'withdrawn'),
    ('directive-withdrawn', 'acknowledged', 'withdrawn'),
    ('directive-withdrawn', 'answered', 'withdrawn'),
    ('directive-withdrawn', 'sent-back', 'withdrawn')
  ))
);
create index directive_event_in_time on directive_event (at);

-- What a row says, as its hash covers it.
create function directive_event_hash(previous bytea, row_ directive_event) returns bytea language sql stable as $$
  select sha256(convert_to(concat_ws('|', 'v1', encode(previous, 'hex'), row_.directive_id, row_.seq, row_.event,
    to_char(row_.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), row_.actor_id, row_.unit_id, row_.from_state,
    row_.to_state, row_.payload::text), 'UTF8'))
$$;

-- Refuses what cannot have happened (a gap, a jump, a time that is not now) and chains the row to the one before it.
create function guard_directive_event() returns trigger language plpgsql as $$
declare
  last directive_event%rowtype;
begin
  select * into last from directive_event where directive_id = new.directive_id order by seq desc limit 1;
  if found then
    if new.seq <> last.seq + 1 or new.from_state <> last.to_state then
      raise exception 'event % of directive % does not follow event %', new.seq, new.directive_id, last.seq using errcode = 'MC409';
    end if;
    if new.at < last.at then
      raise exception 'event % of directive % is earlier than the one before it', new.seq, new.directive_id using errcode = 'MC503';
    end if;
    new.prev_hash := last.hash;
  elsif new.seq <> 1 or new.from_state <> 'none' then
    raise exception 'the first event of directive % is not a beginning', new.directive_id using errcode = 'MC409';
  else
    new.prev_hash := decode(repeat('00', 32), 'hex');
  end if;
  if not (select simulated_clock from installation)
    and (new.at > clock_timestamp() + interval '2 seconds' or new.at < clock_timestamp() - interval '10 seconds') then
    raise exception 'event % of directive % is not of this moment', new.seq, new.directive_id using errcode = 'MC503';
  end if;
  new.hash := directive_event_hash(new.prev_hash, new);
  return new;
end
$$;
create trigger guard_directive_event before insert on directive_event
  for each row execute function guard_directive_event();
create trigger directive_event_is_append_only before update or delete on directive_event
  for each row execute function refuse_change();
create trigger directive_event_is_never_emptied before truncate on directive_event
  for each statement execute function refuse_change();
revoke update, delete, truncate on directive_event from motcua_app;

-- The row may only say what the last event of its history says.
create function guard_directive_head() returns trigger language plpgsql as $$
begin
  if not exists (
    select from directive_event where directive_id = new.id and seq = new.version and to_state = new.state
  ) then
    raise exception 'directive % says version % %, its history does not', new.id, new.version, new.state using errcode = 'MC409';
  end if;
  return null;
end
$$;
create constraint trigger directive_has_its_history after insert or update on directive
  deferrable initially deferred for each row execute function guard_directive_head();

-- What was written once stays for ever; only state, date and answer move on.
create function guard_directive_past() returns trigger language plpgsql as $$
begin
  if (new.id, new.kind, new.title, new.text, new.basis, new.urgency, new.issuer_id, new.issuer_role,
      new.issuer_agency_id, new.issuer_unit_id, new.assigned_agency_id, new.assigned_unit_id, new.assigned_officer_id,
      new.source, new.source_dossier_id, new.issued_at, new.first_due_on)
    is distinct from
     (old.id, old.kind, old.title, old.text, old.basis, old.urgency, old.issuer_id, old.issuer_role,
      old.issuer_agency_id, old.issuer_unit_id, old.assigned_agency_id, old.assigned_unit_id, old.assigned_officer_id,
      old.source, old.source_dossier_id, old.issued_at, old.first_due_on)
    or new.version <= old.version or old.ended_at is not null then
    raise exception 'the past of directive % cannot be changed', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger directive_keeps_its_past before update on directive for each row execute function guard_directive_past();
revoke delete, truncate on directive from motcua_app;
