-- What the bank says, line by line, beside what we say; who explained what, and who signed the day (handbook §5.6).
create table bank_account (
  account_no text primary key check (account_no ~ '^[0-9]{6,24}$'),
  bank_name text not null check (length(bank_name) between 1 and 120),
  holder text not null check (length(holder) between 1 and 200),
  -- How its statements are read; checked by the core before it is written.
  profile jsonb not null,
  -- Ledger accounts whose money comes to this account; an account without any takes what no other one names.
  sources text[] not null default '{}',
  -- How cash of the tills shows on it: each receipt by itself, or the slips by which tills are emptied.
  cash text not null check (cash in ('receipts', 'slips')),
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  changed_by uuid not null
);
create trigger bank_account_stays before delete on bank_account for each row execute function refuse_change();

create table bank_statement (
  id uuid primary key,
  account_no text not null references bank_account,
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  -- The bank's own number of the statement, where its file has one.
  number text check (length(number) between 1 and 100),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  opening bigint,
  closing bigint,
  line_count integer,
  total bigint,
  -- waiting: the file lies aside; loading: lines come in; loaded: they count; refused and cancelled: they never will.
  state text not null check (state in ('waiting', 'loading', 'loaded', 'refused', 'cancelled')),
  stored integer not null default 0 check (stored >= 0),
  problems jsonb,
  loaded_by uuid not null,
  loaded_at timestamptz not null,
  touched_at timestamptz not null,
  check ((state = 'refused') = (problems is not null)),
  check (state <> 'loaded' or (line_count = stored and total is not null))
);
-- The same file, or another file with the same number, is loaded once (B-37).
create unique index bank_statement_by_content on bank_statement (account_no, sha256)
  where state in ('waiting', 'loading', 'loaded');
create unique index bank_statement_by_number on bank_statement (account_no, number)
  where state in ('waiting', 'loading', 'loaded') and number is not null;
create index bank_statement_newest on bank_statement (loaded_at desc, id desc);
create index bank_statement_in_hand on bank_statement (loaded_at) where state in ('waiting', 'loading');

-- Our side: money that has to appear on a statement, drawn from payments, refunds and transfers to the treasury.
create table awaited_money (
  id uuid primary key,
  kind text not null check (kind in ('payment', 'refund', 'treasury', 'deposit')),
  account_no text not null references bank_account,
  reference text,
  provider_ref text not null,
  -- Money in above nothing, money out below.
  amount bigint not null check (amount <> 0),
  day date not null,
  recorded_at timestamptz not null,
  channel text not null,
  -- Where the ledger has it until the bank has it.
  source text not null,
  label text not null,
  state text not null check (state in ('open', 'matched', 'void')),
  statement_id uuid references bank_statement,
  line_no integer,
  -- The bank's day of the line that settled it.
  matched_day date,
  check ((state = 'matched') = (statement_id is not null)),
  check ((statement_id is null) = (line_no is null) and (statement_id is null) = (matched_day is null))
);
create unique index awaited_money_of_line on awaited_money (statement_id, line_no) where statement_id is not null;
create index awaited_money_by_reference on awaited_money (account_no, reference) where reference is not null;
create index awaited_money_by_number on awaited_money (account_no, provider_ref);
create index awaited_money_open on awaited_money (account_no, amount, day) where state = 'open';
create index awaited_money_by_day on awaited_money (account_no, day);
create index awaited_money_newest on awaited_money (kind, recorded_at desc);
create trigger awaited_money_stays before delete on awaited_money for each row execute function refuse_change();

create table bank_line (
  statement_id uuid not null references bank_statement,
  no integer not null check (no > 0),
  account_no text not null,
  day date not null,
  amount bigint not null check (amount <> 0),
  bank_ref text not null,
  content text not null,
  -- The one reference whose shape the content has.
  reference text,
  -- new: not looked at; open: waits for a person; settled: matched, taken or explained.
  state text not null check (state in ('new', 'open', 'settled')),
  class text check (class in ('exact', 'differs', 'only-bank', 'duplicate')),
  awaited_id uuid references awaited_money,
  -- Why it is so: how it was matched, of which line it is a copy, what became of the money.
  note text not null default '',
  payment_id uuid,
  primary key (statement_id, no),
  check ((state = 'new') = (class is null)),
  check (class is distinct from 'exact' or awaited_id is not null)
);
create index bank_line_by_day on bank_line (account_no, day, statement_id, no);
create index bank_line_by_ref on bank_line (account_no, bank_ref) where bank_ref <> '';
create index bank_line_new on bank_line (statement_id, reference, bank_ref, no) where state = 'new';
create index bank_line_open on bank_line (account_no, day) where state <> 'settled';

-- What people decided about a line, for ever.
create table line_decision (
  id uuid primary key,
  statement_id uuid not null,
  line_no integer not null,
  kind text not null check (kind in ('match', 'explain', 'take')),
  awaited_id uuid,
  entry_id uuid,
  reason text not null check (length(reason) between 1 and 500),
  officer_id uuid not null,
  at timestamptz not null,
  foreign key (statement_id, line_no) references bank_line,
  unique (statement_id, line_no)
);
create trigger line_decision_is_append_only before update or delete on line_decision
  for each row execute function refuse_change();

-- A day of an account: from the first signature nothing moves in it; the third one locks it for ever.
create table reconciled_day (
  account_no text not null references bank_account,
  day date not null,
  state text not null check (state in ('open', 'signing', 'locked')),
  figures jsonb,
  locked_at timestamptz,
  primary key (account_no, day),
  check ((state = 'open') = (figures is null)),
  check ((state = 'locked') = (locked_at is not null))
);
create table day_signature (
  account_no text not null,
  day date not null,
  role text not null check (role in ('cashier', 'bank-controller', 'accountant')),
  officer_id uuid not null,
  officer_name text not null,
  at timestamptz not null,
  primary key (account_no, day, role),
  unique (account_no, day, officer_id),
  foreign key (account_no, day) references reconciled_day
);
create trigger day_signature_is_not_changed before update on day_signature for each row execute function refuse_change();

create function is_reconciled_day_open(account text, bank_day date) returns boolean language sql stable as $$
  select not exists (
    select from reconciled_day where account_no = account and day = bank_day and state <> 'open'
  )
$$;
-- Whoever writes into a day shares it; whoever signs it has it alone.
create function share_reconciled_day(account text, bank_day date) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7320, hashtext(account || bank_day::text));
  if not is_reconciled_day_open(account, bank_day) then
    raise exception 'the day % of account % is signed', bank_day, account using errcode = 'MC423';
  end if;
end
$$;
create function guard_bank_lines() returns trigger language plpgsql as $$
begin
  perform share_reconciled_day(account_no, day)
    from (select distinct account_no, day from changed order by account_no, day) days;
  return null;
end
$$;
create trigger bank_lines_enter_open_days after insert on bank_line referencing new table as changed
  for each statement execute function guard_bank_lines();
create trigger bank_lines_of_open_days after update on bank_line referencing new table as changed
  for each statement execute function guard_bank_lines();
-- What the bank wrote is never changed; only what became of it is written beside it.
create trigger bank_line_keeps_its_words before update on bank_line for each row
  when ((new.statement_id, new.no, new.account_no, new.day, new.amount, new.bank_ref, new.content)
    is distinct from (old.statement_id, old.no, old.account_no, old.day, old.amount, old.bank_ref, old.content))
  execute function refuse_change();
create function guard_bank_line_stays() returns trigger language plpgsql as $$
begin
  if not exists (select from bank_statement where id = old.statement_id and state = 'cancelled') then
    raise exception 'line % of statement % stays', old.no, old.statement_id using errcode = '42501';
  end if;
  return old;
end
$$;
create trigger bank_line_stays before delete on bank_line for each row execute function guard_bank_line_stays();

-- A day is locked by three people in three roles, and never opened again.
create function guard_reconciled_day() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.state = 'locked') then
    raise exception 'the day % of account % is locked', old.day, old.account_no using errcode = '42501';
  end if;
  if new.state = 'locked' and (select count(*) from day_signature
      where account_no = new.account_no and day = new.day) < 3 then
    raise exception 'the day % of account % lacks signatures', new.day, new.account_no using errcode = 'MC422';
  end if;
  if new.state <> 'open' and exists (select from bank_line
      where account_no = new.account_no and day = new.day and state <> 'settled') then
    raise exception 'the day % of account % has lines that nobody explained', new.day, new.account_no using errcode = 'MC422';
  end if;
  return new;
end
$$;
create trigger guard_reconciled_day before insert or update or delete on reconciled_day
  for each row execute function guard_reconciled_day();
create function guard_day_signature() returns trigger language plpgsql as $$
begin
  if exists (select from reconciled_day where account_no = old.account_no and day = old.day and state = 'locked') then
    raise exception 'the day % of account % is locked', old.day, old.account_no using errcode = '42501';
  end if;
  return old;
end
$$;
create trigger guard_day_signature before delete on day_signature for each row execute function guard_day_signature();

-- What the runs found: the three-way look at the gateway every fifteen minutes.
create table gateway_check (
  id uuid primary key,
  at timestamptz not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  gateway_count integer not null,
  gateway_total bigint not null,
  ours_count integer not null,
  ours_total bigint not null,
  ledger_total bigint not null,
  findings jsonb not null
);
create index gateway_check_newest on gateway_check (at desc);

-- Money handed to the treasury account of each agency, a month at a time.
create table treasury_transfer (
  id uuid primary key,
  code text not null check (code ~ '^KB[0-9]{6}[A-Z0-9]{4,12}$'),
  month date not null check (extract(day from month) = 1),
  agency_id uuid not null references agency,
  account_no text not null references bank_account,
  phi bigint not null check (phi >= 0),
  le_phi bigint not null check (le_phi >= 0),
  state text not null check (state in ('proposed', 'confirmed', 'dropped')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 500),
  entry_id uuid,
  check (phi + le_phi > 0),
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state = 'confirmed') = (entry_id is not null)),
  check (decided_by is null or state = 'dropped' or decided_by <> proposed_by)
);
create unique index treasury_transfer_once on treasury_transfer (month, agency_id) where state <> 'dropped';
create unique index treasury_transfer_by_code on treasury_transfer (code) where state <> 'dropped';
create function guard_treasury_transfer() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'proposed'
    or (new.id, new.code, new.month, new.agency_id, new.account_no, new.phi, new.le_phi, new.proposed_by, new.proposed_at)
      is distinct from
      (old.id, old.code, old.month, old.agency_id, old.account_no, old.phi, old.le_phi, old.proposed_by, old.proposed_at)
  then
    raise exception 'the transfer % stays as it was', old.code using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_treasury_transfer before update or delete on treasury_transfer
  for each row execute function guard_treasury_transfer();

revoke delete, truncate on bank_account, bank_statement, awaited_money, reconciled_day, treasury_transfer from motcua_app;
revoke update, delete, truncate on line_decision, gateway_check from motcua_app;
revoke truncate on bank_line from motcua_app;
revoke update, truncate on day_signature from motcua_app;
