-- Tills, shifts with their counts, cash that leaves or enters a drawer, voids that wait for a second person, closed days.
create table till (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Za-z0-9._-]{1,60}$'),
  name text not null check (length(name) between 1 and 120),
  agency_id uuid not null references agency,
  serves text not null check (serves in ('every-agency', 'own-agency')),
  bank_account text not null check (bank_account ~ '^[0-9]{6,24}$'),
  opened_at timestamptz not null,
  closed_at timestamptz
);

create table shift (
  id uuid primary key,
  version integer not null check (version > 0),
  till_id uuid not null references till,
  cashier_id uuid not null,
  state text not null check (state in ('open', 'counted', 'closed')),
  opened_at timestamptz not null,
  -- In đồng: what the books said lay in the drawer, and what was brought from the vault.
  carried bigint not null,
  floated bigint not null check (floated between 0 and 999999999999),
  -- Pieces by note: {"500000": 2}.
  opening jsonb not null,
  opening_reason text not null check (length(opening_reason) <= 500),
  counted_at timestamptz,
  closing jsonb,
  expected bigint,
  reason text not null default '' check (length(reason) <= 500),
  closed_at timestamptz,
  confirmed_by uuid,
  check ((state = 'closed') = (closed_at is not null)),
  check ((closing is null) = (counted_at is null) and (closing is null) = (expected is null)),
  check (state = 'open' or closing is not null),
  check (confirmed_by is null or confirmed_by <> cashier_id)
);
-- One shift in hand for a till, and for a teller.
create unique index shift_of_till_once on shift (till_id) where state <> 'closed';
create unique index shift_of_cashier_once on shift (cashier_id) where state <> 'closed';
create index shift_newest on shift (opened_at desc, id desc);
create index shift_open on shift (opened_at) where state <> 'closed';

-- What was counted and closed is closed: a shift changes only while it is in hand, and its beginning never.
create function guard_shift() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'closed' or new.version <> old.version + 1
    or (new.id, new.till_id, new.cashier_id, new.opened_at, new.carried, new.floated, new.opening, new.opening_reason)
      is distinct from
      (old.id, old.till_id, old.cashier_id, old.opened_at, old.carried, old.floated, old.opening, old.opening_reason)
  then
    raise exception 'shift % stays as it was', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_shift before update or delete on shift for each row execute function guard_shift();
create trigger shift_is_never_emptied before truncate on shift for each statement execute function refuse_change();

-- Every closing count that was tried, also those that were counted again: who counts until it fits is seen (M2).
create table shift_count (
  shift_id uuid not null references shift,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  pieces jsonb not null,
  counted bigint not null,
  expected bigint not null,
  primary key (shift_id, seq)
);

-- Notes that left the drawer for the bank's vault or account, with the slip.
create table cash_hand_in (
  id uuid primary key,
  shift_id uuid not null references shift,
  at timestamptz not null,
  amount bigint not null check (amount between 1 and 999999999999),
  goes_to text not null check (goes_to in ('account', 'vault')),
  slip text not null check (length(slip) between 1 and 60),
  receiver text not null check (length(receiver) between 1 and 120),
  entry_id uuid not null,
  unique (shift_id, slip)
);

-- A void that a teller asked for and a second person decides.
create table void_request (
  id uuid primary key,
  payment_id uuid not null,
  shift_id uuid not null references shift,
  asked_by uuid not null,
  asked_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  decision_note text not null default '' check (length(decision_note) <= 500),
  check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
  check (decision is null or decision = 'withdrawn' or decided_by <> asked_by)
);
create unique index void_request_open_once on void_request (payment_id) where decision is null;
create unique index void_request_done_once on void_request (payment_id) where decision = 'approved';
create index void_request_of_shift on void_request (shift_id, asked_at);

create function guard_void_request() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.decision is not null
    or (new.id, new.payment_id, new.shift_id, new.asked_by, new.asked_at, new.reason)
      is distinct from (old.id, old.payment_id, old.shift_id, old.asked_by, old.asked_at, old.reason)
  then
    raise exception 'the request % stays as it was', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_void_request before update or delete on void_request
  for each row execute function guard_void_request();

-- What two people saw and signed when they closed a day; the ledger holds the lock itself.
create table desk_day (
  day date primary key,
  closed_at timestamptz not null,
  closed_by uuid not null,
  witness_id uuid not null check (witness_id <> closed_by),
  figures jsonb not null
);

create trigger shift_count_is_append_only before update or delete on shift_count
  for each row execute function refuse_change();
create trigger shift_count_is_never_emptied before truncate on shift_count
  for each statement execute function refuse_change();
create trigger cash_hand_in_is_append_only before update or delete on cash_hand_in
  for each row execute function refuse_change();
create trigger cash_hand_in_is_never_emptied before truncate on cash_hand_in
  for each statement execute function refuse_change();
create trigger desk_day_is_append_only before update or delete on desk_day
  for each row execute function refuse_change();
create trigger desk_day_is_never_emptied before truncate on desk_day
  for each statement execute function refuse_change();
revoke update, delete, truncate on shift_count, cash_hand_in, desk_day from motcua_app;
revoke delete, truncate on till, shift, void_request from motcua_app;
