-- Online payment: accounts that are paid into, the national payment platform, its callbacks, links with which anybody may pay.
create table beneficiary_account (
  id uuid primary key,
  agency_id uuid not null,
  account_number text not null check (account_number ~ '^[0-9A-Za-z]{4,19}$'),
  bank_bin text not null check (bank_bin ~ '^[0-9]{6}$'),
  bank_name text not null check (length(bank_name) between 1 and 120),
  account_name text not null check (length(account_name) between 1 and 120),
  opened_at timestamptz not null,
  opened_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_at is null) = (ended_by is null))
);
-- An agency is paid into one account at a time (TaiKhoanThuHuong); those before it stay readable.
create unique index beneficiary_account_in_force on beneficiary_account (agency_id) where ended_at is null;

create function guard_beneficiary_account() returns trigger language plpgsql as $$
begin
  if (new.id, new.agency_id, new.account_number, new.bank_bin, new.bank_name, new.account_name, new.opened_at, new.opened_by)
    is distinct from
    (old.id, old.agency_id, old.account_number, old.bank_bin, old.bank_name, old.account_name, old.opened_at, old.opened_by)
    or old.ended_at is not null then
    raise exception 'an account is ended and another opened, never rewritten' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger beneficiary_account_is_only_ended before update on beneficiary_account
  for each row execute function guard_beneficiary_account();
create trigger beneficiary_account_stays before delete on beneficiary_account
  for each row execute function refuse_money_delete();

-- Each change of the settings is a row; the newest is in force. Secrets are sealed for this very row.
create table payment_platform_setting (
  id uuid primary key,
  set_at timestamptz not null,
  set_by uuid not null,
  state text not null check (state in ('off', 'simulator', 'live')),
  endpoint text not null default '',
  partner_code text not null,
  service_code text not null,
  channel_code text not null,
  device_code text not null,
  algorithm text not null check (algorithm in ('sha256-joined', 'hmac-sha256')),
  -- Which fields of which message the code of authentication covers, in their order.
  code_fields jsonb not null,
  secret_sealed text not null,
  callback_secret_sealed text not null
);
create index payment_platform_setting_newest on payment_platform_setting (set_at desc, id desc);
create trigger payment_platform_setting_is_append_only before update or delete on payment_platform_setting
  for each row execute function refuse_change();
create trigger payment_platform_setting_is_never_emptied before truncate on payment_platform_setting
  for each statement execute function refuse_change();
revoke update, delete, truncate on payment_platform_setting from motcua_app;

-- Where the simulator of the platform listens on this machine; written by the process that opens it.
create table payment_simulator (
  only_one boolean primary key default true check (only_one),
  origin text not null check (origin ~ '^http://127\.0\.0\.1:[0-9]{1,5}$')
);

-- A link with which anybody may pay a request; the token is kept sealed, and found by a keyed fingerprint.
create table pay_link (
  id uuid primary key,
  request_id uuid not null references payment_request,
  token_index text not null unique,
  token_sealed text not null,
  made_at timestamptz not null,
  -- Null: whoever holds the receipt of the dossier made it.
  made_by uuid,
  expires_at timestamptz not null check (expires_at > made_at),
  revoked_at timestamptz,
  revoked_by uuid
);
create index pay_link_of_request on pay_link (request_id, made_at);

-- One payment asked for at the platform. MaThamChieu is the reference of the request, with a number from the second on.
create table platform_order (
  id uuid primary key,
  request_id uuid not null references payment_request,
  ordinal smallint not null check (ordinal > 0),
  reference text not null unique,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('asked', 'open', 'paid', 'confirmed', 'cancelled', 'closed')),
  -- The last message may have been heard and its answer was lost: ask before anything is sent again.
  unsure boolean not null default false,
  pay_url text not null default '',
  transaction_ref text,
  bank_code text not null default '',
  payer_ip text not null default '',
  opened_at timestamptz not null,
  tries integer not null default 0,
  failing_since timestamptz,
  next_at timestamptz not null,
  leased_until timestamptz,
  last_problem text not null default '',
  -- A person has to look at it.
  stuck_at timestamptz,
  ended_at timestamptz,
  ended_note text not null default '',
  unique (request_id, ordinal),
  check ((state in ('paid', 'confirmed')) <= (transaction_ref is not null))
);
create unique index platform_order_one_at_a_time on platform_order (request_id) where state in ('asked', 'open');
create index platform_order_due on platform_order (next_at, id) where state in ('asked', 'open', 'paid') and stuck_at is null;
create index platform_order_stuck on platform_order (stuck_at, id) where stuck_at is not null;
create trigger platform_order_stays before delete on platform_order for each row execute function refuse_money_delete();

-- What the platform told of money, by callback or when asked: its own list, which is reconciled against ours.
create table platform_transaction (
  transaction_ref text primary key,
  reference text not null,
  amount bigint not null check (amount > 0),
  paid_at timestamptz not null,
  bank_code text not null,
  told_by text not null check (told_by in ('callback', 'query')),
  told_at timestamptz not null
);
create index platform_transaction_by_time on platform_transaction (paid_at, transaction_ref);
create trigger platform_transaction_is_append_only before update or delete on platform_transaction
  for each row execute function refuse_change();
create trigger platform_transaction_is_never_emptied before truncate on platform_transaction
  for each statement execute function refuse_change();
revoke update, delete, truncate on platform_transaction from motcua_app;

-- Callbacks as they came, to the byte; the id of the event makes each of them happen once.
create table platform_callback (
  event_id text primary key check (length(event_id) between 1 and 100),
  received_at timestamptz not null,
  body bytea not null check (octet_length(body) <= 65536),
  body_hash bytea not null,
  kind text not null check (kind in ('paid', 'refunded', 'cancelled', 'other')),
  reference text not null,
  transaction_ref text not null,
  amount bigint not null,
  -- Parked: its parent is not here yet (a refund before the payment, a payment before the demand).
  outcome text not null check (outcome in ('applied', 'held', 'parked', 'noted', 'refused')),
  note text not null default '',
  applied_at timestamptz
);
create index platform_callback_parked on platform_callback (received_at) where outcome = 'parked';
create index platform_callback_by_time on platform_callback (received_at, event_id);
create trigger platform_callback_stays before delete on platform_callback for each row execute function refuse_money_delete();
create function guard_platform_callback() returns trigger language plpgsql as $$
begin
  if (new.event_id, new.received_at, new.body, new.body_hash, new.kind, new.reference, new.transaction_ref, new.amount)
    is distinct from
    (old.event_id, old.received_at, old.body, old.body_hash, old.kind, old.reference, old.transaction_ref, old.amount)
    or old.outcome <> 'parked' then
    raise exception 'a callback stays as it came' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger platform_callback_is_not_changed before update on platform_callback
  for each row execute function guard_platform_callback();
revoke delete, truncate on beneficiary_account, pay_link, platform_order, platform_callback from motcua_app;
