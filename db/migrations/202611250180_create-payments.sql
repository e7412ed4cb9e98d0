-- What is asked for, what came in, what is held, what goes back. The ledger has the entries; here is what they are about.
create table payment_request (
  id uuid primary key,
  -- Ours, unique, printed and put into the purpose of a transfer (MaThamChieu).
  reference text not null unique check (reference ~ '^[A-Z0-9]{6,20}$'),
  dossier_id uuid not null,
  dossier_code text not null,
  agency_id uuid not null,
  purpose text not null check (purpose in ('before', 'during', 'after')),
  lines jsonb not null,
  amount bigint not null check (amount > 0),
  payer_name text not null,
  payer_address text not null default '',
  reason text not null default '',
  -- The clock of the dossier stands still until this is paid (NĐ 61/2018 Điều 19.5).
  stops_clock boolean not null default false,
  issued_at timestamptz not null,
  issued_by uuid not null,
  state text not null check (state in ('open', 'settled', 'cancelled', 'refunded')),
  settled_at timestamptz,
  -- What brought the last đồng: a payment, or an officer's allocation of held money. Its receipts are kept under this id.
  settlement_id uuid,
  ended_reason text not null default '',
  check ((state in ('settled', 'refunded')) = (settled_at is not null)),
  check ((settled_at is null) = (settlement_id is null))
);
create index payment_request_of_dossier on payment_request (dossier_id, issued_at);
create index payment_request_by_code on payment_request (dossier_code);
create index payment_request_open on payment_request (issued_at, id) where state = 'open';

create table payment (
  id uuid primary key,
  -- Who says that money came, and its own unique number for it: the same again is the same.
  provider text not null check (length(provider) between 1 and 60),
  provider_ref text not null check (length(provider_ref) between 1 and 120),
  -- As it was told; null when nothing was told.
  reference text,
  request_id uuid references payment_request,
  amount bigint not null check (amount between 1 and 999999999999),
  channel text not null check (channel in ('cash', 'transfer', 'gateway', 'cod')),
  account text not null,
  paid_at timestamptz not null,
  recorded_at timestamptz not null,
  payer_name text not null,
  note text not null,
  shift_id uuid,
  actor_id uuid not null,
  outcome text not null check (outcome in ('settled', 'partial', 'over', 'duplicate', 'unknown')),
  state text not null check (state in ('taken', 'voided')),
  entry_id uuid not null,
  voided_at timestamptz,
  voided_by uuid,
  void_approved_by uuid,
  void_reason text not null default '',
  unique (provider, provider_ref),
  check ((state = 'voided') = (voided_at is not null)),
  check (voided_by is null or voided_by <> void_approved_by)
);
create index payment_by_time on payment (recorded_at, id);
create index payment_of_request on payment (request_id) where request_id is not null;
create index payment_of_shift on payment (shift_id) where shift_id is not null;
create index payment_by_account on payment (account, paid_at);

-- Money that came and belongs to nothing yet, with who looks after it and until when.
create table suspense_item (
  id uuid primary key,
  payment_id uuid not null references payment,
  request_id uuid references payment_request,
  reason text not null check (reason in ('partial', 'over', 'duplicate', 'unknown', 'ended')),
  amount bigint not null check (amount > 0),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  owner_id uuid,
  state text not null check (state in ('open', 'settled', 'refunding', 'refunded', 'voided')),
  note text not null default '',
  closed_at timestamptz,
  closed_by uuid,
  -- The settlement that used it up.
  settlement_id uuid,
  check ((state in ('open', 'refunding')) = (closed_at is null))
);
create index suspense_item_open on suspense_item (due_at, id) where state in ('open', 'refunding');
create index suspense_item_of_request on suspense_item (request_id) where request_id is not null;
create index suspense_item_of_payment on suspense_item (payment_id);

create table refund (
  id uuid primary key,
  suspense_item_id uuid references suspense_item,
  request_id uuid references payment_request,
  amount bigint not null check (amount > 0),
  reason text not null check (length(reason) between 1 and 500),
  basis text not null default '',
  payee_name text not null,
  payee_account text not null default '',
  state text not null check (state in ('claimed', 'approved', 'rejected', 'paid')),
  claimed_at timestamptz not null,
  claimed_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  decision_note text not null default '',
  paid_at timestamptz,
  paid_by uuid,
  paid_from text not null default '',
  paid_reference text not null default '',
  shift_id uuid,
  check ((suspense_item_id is null) <> (request_id is null)),
  check (decided_by is null or decided_by <> claimed_by),
  check ((state = 'paid') = (paid_at is not null))
);
create unique index refund_of_item_once on refund (suspense_item_id) where state <> 'rejected';
create unique index refund_of_request_once on refund (request_id) where state <> 'rejected';
create index refund_open on refund (claimed_at, id) where state in ('claimed', 'approved');

-- Money is never told away: rows may move on, and never go.
create function refuse_money_delete() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % stay', tg_table_name using errcode = '42501';
end
$$;
create trigger payment_request_stays before delete on payment_request for each row execute function refuse_money_delete();
create trigger payment_stays before delete on payment for each row execute function refuse_money_delete();
create trigger suspense_item_stays before delete on suspense_item for each row execute function refuse_money_delete();
create trigger refund_stays before delete on refund for each row execute function refuse_money_delete();
create function guard_payment_change() returns trigger language plpgsql as $$
begin
  if (new.provider, new.provider_ref, new.amount, new.channel, new.account, new.paid_at, new.recorded_at, new.entry_id, new.actor_id)
    is distinct from
    (old.provider, old.provider_ref, old.amount, old.channel, old.account, old.paid_at, old.recorded_at, old.entry_id, old.actor_id)
    or old.state = 'voided' then
    raise exception 'what was paid is never changed' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger payment_is_not_changed before update on payment for each row execute function guard_payment_change();
revoke delete, truncate on payment_request, payment, suspense_item, refund from motcua_app;
