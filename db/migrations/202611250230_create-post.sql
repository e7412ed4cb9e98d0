-- Public post (BCCI): items on their way between homes and the centre. The row serves reads; its events are the truth.
create table post_number_range (
  id uuid primary key,
  prefix text not null check (prefix ~ '^[A-Z]{2}$'),
  first integer not null,
  last integer not null,
  next integer not null,
  state text not null check (state in ('open', 'recalled')),
  basis text not null check (length(basis) between 1 and 200),
  created_at timestamptz not null,
  created_by uuid not null,
  check (first between 0 and 99999999 and last between first and 99999999),
  check (next between first and last + 1),
  -- No number is in two ranges, whatever the letters.
  constraint post_range_apart exclude using gist (
    int8range(
      ((ascii(prefix) - 65) * 26 + ascii(substr(prefix, 2)) - 65)::bigint * 100000000 + first,
      ((ascii(prefix) - 65) * 26 + ascii(substr(prefix, 2)) - 65)::bigint * 100000000 + last,
      '[]'
    ) with &&
  )
);
create index post_number_range_open on post_number_range (created_at, id) where state = 'open';

create table post_batch (
  id uuid primary key,
  -- Number of the biên bản or bảng kê, by year and kind, given when both have signed.
  number text unique,
  kind text not null check (kind in ('to-agency', 'to-post')),
  agency_id uuid not null references agency,
  state text not null check (state in ('open', 'signed', 'cancelled')),
  giver_id uuid not null,
  giver_unit_id uuid not null,
  given_at timestamptz not null,
  receiver_id uuid,
  receiver_unit_id uuid,
  signed_at timestamptz,
  note text not null default '',
  check ((state = 'signed') = (signed_at is not null)),
  check ((state = 'signed') = (receiver_id is not null)),
  check ((state = 'signed') = (number is not null)),
  check (receiver_id is null or receiver_id <> giver_id)
);
create index post_batch_open on post_batch (given_at, id) where state = 'open';
create index post_batch_newest on post_batch (given_at desc, id desc);

create table post_slip (
  id uuid primary key,
  version integer not null check (version > 0),
  direction text not null check (direction in ('to-centre', 'to-home')),
  state text not null check (state in (
    'collected', 'offered', 'filed', 'registered', 'awaiting-hand-over', 'with-post', 'delivering', 'delivered',
    'undelivered', 'taken-back', 'recalled', 'cancelled', 'lost'
  )),
  service text not null check (service in ('send', 'receive', 'both')),
  -- Mã bưu gửi (UPU S10), from a range that the post assigned before; never given twice.
  number text unique check (number ~ '^[A-Z]{2}\d{9}VN$'),
  agency_id uuid not null references agency,
  procedure_code text not null,
  procedure_name text not null,
  dossier_id uuid,
  dossier_code text,
  sender jsonb not null,
  receiver jsonb not null,
  contents jsonb not null,
  consignment jsonb,
  scope text not null check (scope in ('same-district', 'between-districts', 'inter-province')),
  transit_days integer not null check (transit_days between 1 and 8),
  promised_on date,
  -- The post's own money; in no entry of the ledger.
  postage bigint not null check (postage between 0 and 999999999999),
  postage_paid_by text not null check (postage_paid_by in ('sender', 'receiver')),
  quality text not null check (quality in ('standard', 'express')),
  cod_amount bigint not null check (cod_amount between 0 and 999999999999),
  collected bigint check (collected between 0 and 999999999999),
  sealed boolean not null,
  signatures jsonb,
  batch_id uuid references post_batch,
  carrier jsonb,
  order_state text not null check (order_state in ('none', 'waiting', 'placed', 'refused', 'given-up')),
  accepted_at timestamptz,
  ended_at timestamptz,
  attention text check (attention in (
    'unpaid', 'not-entitled', 'missing-at-count', 'order-refused', 'order-given-up', 'conflict'
  )),
  note text not null default '',
  created_at timestamptz not null,
  created_by uuid not null,
  check (number is not null or state in ('registered', 'cancelled')),
  check ((accepted_at is null) = (promised_on is null)),
  check ((direction = 'to-centre') = (consignment is not null)),
  check (state <> 'filed' or dossier_id is not null)
);
create index post_slip_by_state on post_slip (direction, state, created_at, id);
create index post_slip_of_dossier on post_slip (dossier_id, created_at) where dossier_id is not null;
create index post_slip_of_batch on post_slip (batch_id) where batch_id is not null;
create index post_slip_to_look_at on post_slip (created_at, id) where attention is not null;
-- A result is on one way home at a time.
create unique index post_slip_one_way_home on post_slip (dossier_id)
  where direction = 'to-home' and state in ('registered', 'awaiting-hand-over', 'with-post', 'delivering', 'undelivered');

create table post_slip_event (
  slip_id uuid not null references post_slip,
  seq integer not null check (seq > 0),
  event text not null,
  from_state text not null,
  to_state text not null,
  payload jsonb not null,
  actor_id uuid not null,
  at timestamptz not null,
  primary key (slip_id, seq),
  -- The whole life; a test keeps it equal to domain/slip-states.ts.
  constraint slip_life check ((event, from_state, to_state) in (
    ('slip-collected', 'none', 'collected'),
    ('slip-registered', 'none', 'registered'),
    ('slip-offered', 'collected', 'offered'),
    ('slip-cancelled', 'collected', 'cancelled'),
    ('slip-lost', 'collected', 'lost'),
    ('slip-filed', 'offered', 'filed'),
    ('slip-set-aside', 'offered', 'collected'),
    ('slip-lost', 'offered', 'lost'),
    ('slip-prepared', 'registered', 'awaiting-hand-over'),
    ('slip-cancelled', 'registered', 'cancelled'),
    ('slip-handed-over', 'awaiting-hand-over', 'with-post'),
    ('slip-recalled', 'awaiting-hand-over', 'recalled'),
    ('slip-set-out', 'with-post', 'delivering'),
    ('slip-delivered', 'with-post', 'delivered'),
    ('slip-undelivered', 'with-post', 'undelivered'),
    ('slip-lost', 'with-post', 'lost'),
    ('slip-delivered', 'delivering', 'delivered'),
    ('slip-undelivered', 'delivering', 'undelivered'),
    ('slip-lost', 'delivering', 'lost'),
    ('slip-delivered', 'undelivered', 'delivered'),
    ('slip-taken-back', 'undelivered', 'taken-back'),
    ('slip-lost', 'undelivered', 'lost')
  ))
);
create index post_slip_event_in_time on post_slip_event (at);
create trigger post_slip_event_is_append_only before update or delete on post_slip_event
  for each row execute function refuse_change();
create trigger post_slip_event_is_never_emptied before truncate on post_slip_event
  for each statement execute function refuse_change();
revoke update, delete, truncate on post_slip_event from motcua_app;

-- The row may only say what the last event of its life says; later notes of the same state keep that version.
create function guard_post_slip() returns trigger language plpgsql as $$
begin
  if not exists (
    select from post_slip_event where slip_id = new.id and seq = new.version and to_state = new.state
  ) then
    raise exception 'slip % says version % %, its history does not', new.id, new.version, new.state using errcode = 'MC409';
  end if;
  return null;
end
$$;
create constraint trigger post_slip_has_its_history after insert or update on post_slip
  deferrable initially deferred for each row execute function guard_post_slip();

create function guard_post_slip_past() returns trigger language plpgsql as $$
begin
  if (new.id, new.direction, new.agency_id, new.procedure_code, new.created_at, new.created_by)
    is distinct from (old.id, old.direction, old.agency_id, old.procedure_code, old.created_at, old.created_by)
    or (old.number is not null and new.number is distinct from old.number)
    or (old.dossier_id is not null and new.dossier_id is distinct from old.dossier_id)
    or (old.accepted_at is not null and new.accepted_at is distinct from old.accepted_at)
    or new.version < old.version then
    raise exception 'the past of slip % cannot be changed', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger post_slip_keeps_its_past before update on post_slip for each row execute function guard_post_slip_past();

-- What was counted together, line by line.
create table post_batch_line (
  batch_id uuid not null references post_batch,
  slip_id uuid not null references post_slip,
  position integer not null check (position > 0),
  outcome text check (outcome in ('full', 'differs', 'absent')),
  note text not null default '',
  primary key (batch_id, slip_id)
);
create index post_batch_line_of_slip on post_batch_line (slip_id);

create table post_counter (
  name text primary key,
  n integer not null check (n > 0)
);

-- Orders to be placed at the post, kept until it has answered (outbox).
create table post_order (
  slip_id uuid primary key references post_slip,
  state text not null check (state in ('waiting', 'placed', 'refused', 'given-up')),
  attempts integer not null default 0 check (attempts >= 0),
  -- Something was sent and no answer came: ask before sending again.
  doubtful boolean not null default false,
  due_at timestamptz not null,
  last_problem text not null default '',
  answered_at timestamptz
);
create index post_order_waiting on post_order (due_at, slip_id) where state = 'waiting';

-- What the post told, once for each of its own event ids, in the order of arrival.
create table post_tracking (
  event_id text primary key check (length(event_id) between 1 and 100),
  slip_id uuid references post_slip,
  number text not null,
  status text not null check (status in ('accepted', 'out-for-delivery', 'delivered', 'returned')),
  happened_at timestamptz not null,
  received_at timestamptz not null,
  payload jsonb not null,
  outcome text not null check (outcome in ('moved', 'stale', 'early', 'conflict', 'unknown', 'problem'))
);
create index post_tracking_of_slip on post_tracking (slip_id, happened_at) where slip_id is not null;
create index post_tracking_early on post_tracking (slip_id) where outcome = 'early';

create table post_remittance (
  id uuid primary key,
  reference text not null unique check (length(reference) between 1 and 60),
  handed_in_on date not null,
  lines jsonb not null,
  told bigint not null check (told >= 0),
  exact bigint not null check (exact >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid not null
);

-- Money the post took for the centre, one row for an item; handed in with one list at most.
create table post_collection (
  slip_id uuid primary key references post_slip,
  number text not null unique,
  purpose text not null check (purpose in ('filing', 'delivery')),
  amount bigint not null check (amount > 0),
  payment_id uuid not null unique,
  collected_at timestamptz not null,
  recorded_at timestamptz not null,
  remittance_id uuid references post_remittance
);
create index post_collection_open on post_collection (collected_at, slip_id) where remittance_id is null;

create table post_claim (
  id uuid primary key,
  slip_id uuid not null references post_slip,
  kind text not null check (kind in ('lost', 'damaged', 'late', 'wrong-delivery', 'money', 'other')),
  claimant text not null check (length(claimant) between 1 and 200),
  text text not null check (length(text) between 1 and 2000),
  opened_at timestamptz not null,
  opened_by uuid not null,
  answer_due_on date not null,
  answer text not null default '' check (length(answer) <= 2000),
  compensation bigint not null default 0 check (compensation between 0 and 999999999999),
  answered_at timestamptz,
  answered_by uuid,
  check ((answered_at is null) = (answered_by is null)),
  check ((answered_at is null) = (answer = ''))
);
create index post_claim_open on post_claim (answer_due_on, id) where answered_at is null;
create index post_claim_of_slip on post_claim (slip_id);
create unique index post_claim_once on post_claim (slip_id, kind) where answered_at is null;

create table post_barred_procedure (
  procedure_code text primary key,
  reason text not null check (length(reason) between 1 and 300),
  basis text not null check (length(basis) between 1 and 200),
  added_at timestamptz not null,
  added_by uuid not null
);

-- How the post is reached; one row once somebody has set it.
create table post_setting (
  id integer primary key check (id = 1),
  customer_code text not null,
  order_url text not null,
  -- Sealed with the key of the installation.
  secret text not null,
  simulated boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);

-- What the made-up post of the demo knows; a real centre never writes here.
create table post_simulated_item (
  number text primary key,
  order_number text not null,
  order_body jsonb not null,
  placed_at timestamptz not null,
  told text not null default 'none'
);
revoke delete, truncate on post_slip, post_batch, post_batch_line, post_order, post_tracking, post_remittance,
  post_collection, post_claim, post_number_range from motcua_app;
